"""From texts to the words that stand in the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.index.domain.document import Document
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.saying import Saying
from kumaja.foundation.index.engine.schema import EVERYTHING, EVERYWHERE, WEIGHTS, said_in
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.language.domain.words import words_in
from kumaja.foundation.language.engine.analysers import analyse

NEVER = 2**62  # sorts after every time
_MOST_FORMS: Final = 200_000


@dataclass(frozen=True, slots=True)
class Written:
    """What an index takes: tantivy's fields, and by language the words as they are spelled."""

    fields: dict[str, object]
    words: dict[str, set[str]]


class _Forms(dict[str, str]):
    """Word → the forms by which it is found, of one language; analysed when first asked for.

    A building index meets the same words again and again, up to a hundred in each record.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_FORMS:
            self.clear()
        found = self[word] = " ".join(analyse(self._language, word).terms)
        return found


_FORMS: Final = {language: _Forms(language) for language in LANGUAGES}


def forget_forms() -> None:
    """Forget what words are made of: a building index remembers many."""
    for forms in _FORMS.values():
        forms.clear()


def identity(label: str, key: str) -> str:
    """Return the name under which a row stands in the index."""
    return f"{label} {key}"


def kind_code(label: str, kind: str) -> str:
    """Return the kind with its room: an activity and an organisation may both be a group."""
    return f"{label.partition('.')[0]}.{kind}"


def written(document: Document) -> Written:
    """Return the document as the index of rows takes it."""
    names = _names(document.name)
    texts, words = _texts(document)
    found: dict[str, object] = {
        "id": identity(document.label, document.key),
        "label": document.label,
        "key": document.key,
        "region": list(document.regions),
        "exact": names,
        "suggest": names,
        "order": document.sort_key,
        "next": int(document.next_at.timestamp()) if document.next_at else NEVER,
        **_facets(document),
        **texts,
    }
    return Written(found, words)


def heard(saying: Saying) -> Written:
    """Return a saying as the index of its kind takes it."""
    words = words_in(saying.text)
    found: dict[str, object] = {
        "id": identity(saying.label, saying.key),
        "label": saying.label,
        "key": saying.key,
        "saying": saying.written(),
        said_in(saying.language): _analysed(words, saying.language),
    }
    return Written(found, {saying.language: set(words)})


def _analysed(words: Iterable[str], language: str) -> str:
    """Return the forms by which each of the words is found, with spaces between."""
    return " ".join(map(_FORMS[language].__getitem__, words))


def _names(name: Trilingual) -> list[str]:
    """Return the keys of the names in all languages, each once."""
    told = filter(None, map(name.exactly, LANGUAGES))
    return list(dict.fromkeys(filter(None, map(match_key, told))))


def _texts(document: Document) -> tuple[dict[str, str], dict[str, set[str]]]:
    """Return the analysed texts, one field a text and language, and the words of each language."""
    found: dict[str, str] = {}
    spelled: dict[str, set[str]] = {}
    for language in LANGUAGES:
        words = {name: words_in(text) for name, text in _written_in(document, language)}
        each = {name: _analysed(some, language) for name, some in words.items()}
        if each:
            found |= {f"{name}_{language}": each[name] for name in WEIGHTS if name in each}
            found[f"{EVERYTHING}_{language}"] = " ".join(each.values())
            spelled[language] = set().union(*words.values())
    return found, spelled


def _written_in(document: Document, language: str) -> Iterator[tuple[str, str]]:
    """Yield the texts that a document has in a language."""
    for name in ("name", "words", "summary", "organisation", "description"):
        text: Trilingual = getattr(document, name)
        if written := text.exactly(language):
            yield name, written


def _facets(document: Document) -> dict[str, list[str]]:
    """Return the codes to filter by.

    Who serves the whole region or anyone from afar serves each municipality: such rows stand under
    one sign, which every municipality's filter takes in.
    """
    is_everywhere = document.is_region_wide or document.is_remote
    reach = ["region"] * document.is_region_wide + ["remote"] * document.is_remote
    return {
        Facet.MUNICIPALITY.value: [EVERYWHERE] if is_everywhere else list(document.municipalities),
        Facet.LIFE_SITUATION.value: list(document.life_situations),
        Facet.TARGET_GROUP.value: list(document.target_groups),
        Facet.THEME.value: list(document.themes),
        Facet.FORM.value: list(document.forms),
        Facet.LANGUAGE.value: list(document.languages),
        Facet.PRICE.value: [document.price] if document.price else [],
        Facet.ACCESS.value: list(document.facts),
        Facet.KIND.value: [kind_code(document.label, document.kind)],
        Facet.HANDBOOK_PART.value: list(document.handbook_parts),
        Facet.REACH.value: reach,
        Facet.WHEN.value: list(document.when),
    }
