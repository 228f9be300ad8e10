"""What was heard in a question: expressions that stand in it, and what it sounds like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kumaja.foundation.index.domain.saying import Saying


@dataclass(frozen=True, slots=True)
class Heard:
    """An expression that stands in a question, at these words of it."""

    saying: Saying
    places: frozenset[int]


@dataclass(frozen=True, slots=True)
class Sounding:
    """A topic that a question sounds like, and how clearly: between 0 and 1."""

    topic: Saying
    share: float


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a question says between its words: expressions in it, topics that it sounds like."""

    expressions: tuple[Heard, ...] = ()
    topics: tuple[Sounding, ...] = ()


def longest(heard: Iterable[Heard]) -> tuple[Heard, ...]:
    """Leave out expressions within longer ones: “en jaksa hoitaa” says more than “en jaksa”."""
    found = sorted(heard, key=lambda each: (-len(each.places), each.saying.text))
    kept: list[Heard] = []
    for each in found:
        if not any(each.places < other.places for other in kept):
            kept.append(each)
    return tuple(kept)
