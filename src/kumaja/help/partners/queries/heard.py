"""What the search index makes of an official's words: rows that have them, and what they mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.hints import Hint
from kumaja.foundation.index.domain.question import Question, cleaned
from kumaja.foundation.index.engine import searcher
from kumaja.foundation.index.engine.folders import IndexMissing
from kumaja.foundation.language.domain.stop_words import STOP_WORDS
from kumaja.foundation.language.domain.words import words_in
from kumaja.foundation.language.engine.analysers import analyse
from kumaja.foundation.language.engine.weakness import is_weak
from kumaja.foundation.regions.models import Region
from kumaja.help.partners.domain.common import COMMON
from kumaja.help.partners.domain.fitting import Need
from kumaja.network.registry.queries import LABEL as ORGANISATION

ACTIVITY: Final = "directory.Activity"
MOST: Final = 120
# How much a heard term counts beside one that the official chose.
HEARD: Final = 0.5
_SCHEMES: Final = {
    Facet.LIFE_SITUATION: "life_situation", Facet.TARGET_GROUP: "target_group",
    Facet.THEME: "theme",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """Rows in the order in which they answer, and the terms that the words mean."""

    organisations: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    terms: dict[str, float] = field(default_factory=dict)
    is_missing: bool = False  # there is no index: only chosen terms find


def hear(region: Region, need: Need, areas: Collection[str]) -> Heard:
    """Return what the index answers to the words of a need, within the municipalities if any."""
    text = telling_words(need.text, need.language)
    if not text:
        return Heard()
    filters = {Facet.MUNICIPALITY: tuple(areas)} if areas else {}
    question = Question(
        region=region.slug, text=text, language=need.language, filters=filters,
        labels=(ORGANISATION, ACTIVITY), limit=MOST,
    )  # fmt: skip
    try:
        answer = searcher.find(question, counted=())
    except IndexMissing:
        return Heard(is_missing=True)
    return Heard(
        tuple(hit.key for hit in answer.hits if hit.label == ORGANISATION),
        tuple(hit.key for hit in answer.hits if hit.label == ACTIVITY),
        _terms(answer.hints),
    )


def _terms(hints: Iterable[Hint]) -> dict[str, float]:
    found: dict[str, float] = {}
    for hint in hints:
        for facet, code in hint.codes:
            if facet in _SCHEMES:
                term = f"{_SCHEMES[facet]}:{code}"
                found[term] = max(found.get(term, 0.0), min(hint.weight, 1.0) * HEARD)
    return found


def telling_words(text: str, language: str) -> str:
    """Return a need's words that say what it is about, without those that every need has."""
    plain = COMMON[language]
    told = [
        word
        for word in words_in(cleaned(text))
        if plain.isdisjoint((word, *analyse(language, word).lemmas))
    ]
    return " ".join(told)


@lru_cache(maxsize=10_000)
def forms_in(text: str, language: str) -> frozenset[str]:
    """Return the base forms and parts of the words of a text; remembered by the text itself."""
    stop_words = STOP_WORDS[language]
    return frozenset(
        form
        for word in words_in(text)
        if word not in stop_words
        for form in analyse(language, word).terms
    )


def told_forms(need: Need) -> tuple[tuple[str, ...], ...]:
    """Return the forms of each telling word of a need."""
    language = need.language
    return tuple(
        analyse(language, word).terms
        for word in words_in(telling_words(need.text, language))
        if word not in STOP_WORDS[language] and not is_weak(word, language)
    )


def share_of(asked: tuple[tuple[str, ...], ...], need: Need, text: str, language: str) -> float:
    """Return the share of the need's telling words that stand in a text of that language."""
    if language != need.language or not asked:
        return 0.0
    forms = forms_in(text, language)
    return sum(not forms.isdisjoint(each) for each in asked) / len(asked)
