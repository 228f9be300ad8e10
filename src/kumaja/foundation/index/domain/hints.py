"""From what was heard to what is searched besides the typed words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.heard import Heard, Hearing, Sounding

# How sure an expression is that it is meant, and a topic.
EXPRESSION, TOPIC = 1.0, 1.2
DIM_EXPRESSION, DIM_TOPIC = 0.5, 0.3
FAINTEST = 0.2
_MOST = 6
_FACETS = {
    "life_situation": Facet.LIFE_SITUATION,
    "target_group": Facet.TARGET_GROUP,
    "theme": Facet.THEME,
}


@dataclass(frozen=True, slots=True)
class Hint:
    """Another way to what was asked: words that records use, codes that they carry, how sure.

    `said` is the expression, empty for what only sounds like a topic; `reason` is why. `counts` is
    false where the typed words find by themselves, and it is only asked back.
    """

    language: str
    words: tuple[str, ...]
    codes: tuple[tuple[Facet, str], ...]
    weight: float
    said: str = ""
    reason: str = ""
    counts: bool = True


def hints_of(hearing: Hearing) -> tuple[Hint, ...]:
    """Return the ways that were heard, the surest first."""
    clear = (each for each in hearing.topics if each.share >= FAINTEST)
    hints = [*map(_of_expression, hearing.expressions), *map(_of_topic, clear)]
    return tuple(sorted(hints, key=lambda hint: -hint.weight)[:_MOST])


def dimmed(hints: Iterable[Hint], *, are_few: bool) -> tuple[Hint, ...]:
    """Return hints as they count where the typed words are met as they stand: as a side light.

    A topic then doesn't count at all, unless the typed words themselves are met in few rows.
    """
    return tuple(
        replace(
            hint,
            weight=hint.weight * (DIM_EXPRESSION if hint.said else DIM_TOPIC),
            counts=are_few or bool(hint.said),
        )
        for hint in hints
    )


def _of_expression(heard: Heard) -> Hint:
    saying = heard.saying
    codes = tuple(filter(None, map(code_of, saying.terms)))
    return Hint(saying.language, saying.words, codes, EXPRESSION, saying.text, saying.reason)


def _of_topic(sounding: Sounding) -> Hint:
    topic = sounding.topic
    codes = tuple(filter(None, map(code_of, topic.terms)))
    return Hint(topic.language, topic.words, codes, sounding.share * TOPIC)


def code_of(term: str) -> tuple[Facet, str] | None:
    """Return the facet and code of a term's name, None for lists that no search is narrowed by."""
    scheme, _, code = term.partition(":")
    facet = _FACETS.get(scheme)
    return (facet, code) if facet else None
