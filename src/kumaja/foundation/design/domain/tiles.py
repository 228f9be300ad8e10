"""A map of tiles: one square a municipality, roughly where it lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Limits that read well; the first ladder whose top step is reached by the largest count is used.
LADDERS = (
    (1, 50, 100, 200, 500), (1, 20, 50, 100, 200), (1, 10, 20, 50, 100),
    (1, 5, 10, 20, 50), (1, 3, 5, 10, 20), (1, 2, 3, 5, 10), (1, 2, 3, 4, 5),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality on the map: three letters, its name, its row and column (from 1)."""

    letters: str
    name: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Tile:
    """A place with its count, its step of colour, and what a screen reader says."""

    place: Place
    count: int
    step: int
    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the colour scale and its limits in words."""

    number: int
    label: str


def ladder_for(largest: int) -> tuple[int, ...]:
    """Return the limits of the five steps for counts up to the largest."""
    return next((limits for limits in LADDERS if largest >= limits[-1]), LADDERS[-1])


def step_of(count: int, limits: Sequence[int]) -> int:
    """Return the step of a count: 0 for none, else 1 to 5."""
    return sum(1 for limit in limits if count >= limit)


def steps_in_words(limits: Sequence[int]) -> list[Step]:
    """Return the scale as words: 1–9, 10–19, … 100–."""
    ends = [*(limit - 1 for limit in limits[1:]), None]
    return [
        Step(number, _span(start, end))
        for number, (start, end) in enumerate(zip(limits, ends, strict=True), start=1)
    ]


def _span(start: int, end: int | None) -> str:
    if end is None:
        return f"{start}–"
    return str(start) if start == end else f"{start}–{end}"
