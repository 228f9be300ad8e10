"""From texts to the words that stand in the index."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.index.domain.document import Document
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.saying import Saying
from kumaja.foundation.index.engine.schema import BACKWARDS, EVERYWHERE, said_in, spelled_in
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.language.domain.words import words_in
from kumaja.foundation.language.engine.analysers import analyse

NEVER = 2**62  # sorts after every time


def analysed(text: str, language: str) -> str:
    """Return the forms by which each word of the text is found, with spaces between."""
    return " ".join(_forms(language, word) for word in words_in(text))


@lru_cache(maxsize=20_000)
def _forms(language: str, word: str) -> str:
    """Return the forms of one word; a building index meets the same ones again and again."""
    return " ".join(analyse(language, word).terms)


def identity(label: str, key: str) -> str:
    """Return the name under which a row stands in the index."""
    return f"{label} {key}"


def kind_code(label: str, kind: str) -> str:
    """Return the kind with its room: an activity and an organisation may both be a group."""
    return f"{label.partition('.')[0]}.{kind}"


def fields(document: Document) -> dict[str, object]:
    """Return the document as tantivy's fields."""
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
    }
    return {**found, **_texts(document)}


def heard(saying: Saying) -> dict[str, object]:
    """Return a saying as tantivy's fields."""
    return {
        "id": identity(saying.label, saying.key),
        "label": saying.label,
        "key": saying.key,
        "saying": saying.written(),
        said_in(saying.language): analysed(saying.text, saying.language),
        spelled_in(saying.language): " ".join(words_in(saying.text)),
    }


def _names(name: Trilingual) -> list[str]:
    """Return the keys of the names in all languages, each once."""
    keys = (match_key(name.exactly(language)) for language in LANGUAGES)
    return list(dict.fromkeys(filter(None, keys)))


def _texts(document: Document) -> dict[str, str]:
    """Return the analysed texts, one field a text and language."""
    texts = {
        "name": document.name,
        "words": document.words,
        "summary": document.summary,
        "organisation": document.organisation,
        "description": document.description,
    }
    found = {
        f"{name}_{language}": analysed(written, language)
        for name, text in texts.items()
        for language in LANGUAGES
        if (written := text.exactly(language))
    }
    return found | _spelled(texts)


def _spelled(texts: Mapping[str, Trilingual]) -> dict[str, str]:
    """Return the words of each language as they stand and as dictionaries have them, each once."""
    found = {}
    for language in LANGUAGES:
        words = {word for text in texts.values() for word in words_in(text.exactly(language))}
        known = [each for word in words if (each := analyse(language, word)).is_known]
        bases = {form for each in known for form in each.lemmas}
        if words:
            found[spelled_in(language)] = " ".join(sorted(words | bases))
        if words and language == "sv":
            found[BACKWARDS] = " ".join(sorted(word[::-1] for word in words))
    return found


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
    }
