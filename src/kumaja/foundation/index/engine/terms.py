"""From texts to the words that stand in the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.index.domain.document import Document
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.saying import Saying
from kumaja.foundation.index.engine.forms import REMEMBERED
from kumaja.foundation.index.engine.schema import EVERYTHING, EVERYWHERE, WEIGHTS, said_in
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.language.domain.words import words_in

NEVER = 2**62  # sorts after every time
_SAID: Final = "said"
Words = dict[str, dict[str, list[str]]]  # language → part of the document → its words


@dataclass(frozen=True, slots=True)
class Written:
    """What an index takes: tantivy's fields, and by language the words as they are spelled."""

    fields: dict[str, object]
    words: dict[str, set[str]]


def identity(label: str, key: str) -> str:
    """Return the name under which a row stands in the index."""
    return f"{label} {key}"


def kind_code(label: str, kind: str) -> str:
    """Return the kind with its room: an activity and an organisation may both be a group."""
    return f"{label.partition('.')[0]}.{kind}"


def words_of(told: Document | Saying) -> Words:
    """Return the words of what is told, by language and by the part in which they stand."""
    if isinstance(told, Saying):
        return {told.language: {_SAID: words_in(told.text)}}
    return {
        language: {name: words_in(text) for name, text in some}
        for language in LANGUAGES
        if (some := list(_written_in(told, language)))
    }


def written(document: Document, words: Words) -> Written:
    """Return the document, and its words by `words_of`, as the index of rows takes it."""
    names = _names(document.name)
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
        **_texts(words),
    }
    return Written(found, _spelled(words))


def heard(saying: Saying, words: Words) -> Written:
    """Return a saying, and its words by `words_of`, as the index of its kind takes it."""
    said = words[saying.language][_SAID]
    found: dict[str, object] = {
        "id": identity(saying.label, saying.key),
        "label": saying.label,
        "key": saying.key,
        "saying": saying.written(),
        said_in(saying.language): _analysed(said, saying.language),
    }
    return Written(found, _spelled(words))


def _analysed(words: Iterable[str], language: str) -> str:
    """Return the forms by which each of the words is found, with spaces between."""
    forms = REMEMBERED[language]
    return " ".join([forms[word].found_by for word in words])


def _names(name: Trilingual) -> list[str]:
    """Return the keys of the names in all languages, each once."""
    told = filter(None, map(name.exactly, LANGUAGES))
    return list(dict.fromkeys(filter(None, map(match_key, told))))


def _texts(words: Words) -> dict[str, str]:
    """Return the analysed texts, one field a text and language."""
    found: dict[str, str] = {}
    for language, parts in words.items():
        each = {name: _analysed(some, language) for name, some in parts.items()}
        found |= {f"{name}_{language}": each[name] for name in WEIGHTS if name in each}
        found[f"{EVERYTHING}_{language}"] = " ".join(each.values())
    return found


def _spelled(words: Words) -> dict[str, set[str]]:
    return {language: set().union(*parts.values()) for language, parts in words.items()}


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
