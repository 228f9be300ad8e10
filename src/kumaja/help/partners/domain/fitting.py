"""How well an association fits a need: a sum of parts that can be told in plain words.

The same need and the same records always give the same order. All weights stand here.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple


class Where(StrEnum):
    """How an association's area meets the area of a need."""

    THERE = "there"
    REGION = "region"
    NEAR = "near"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Need:
    """What an official looks for; terms are written `theme:memory`, areas are municipal codes."""

    text: str = ""
    language: str = "fi"
    terms: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    wants_experience: bool = False

    @property
    def is_empty(self) -> bool:
        """Test whether nothing was asked."""
        return not (self.text.strip() or self.terms)


class Evidence(NamedTuple):
    """What speaks for one association: a tuple, for there may be thousands of them."""

    place: int | None = None  # of its own record among those that the words found
    activity_place: int | None = None  # of its best activity
    met: float = 0.0  # what the wanted terms tell that it carries, each by how much it is its own
    where: Where = Where.THERE
    has_experience: bool = False
    experience_words: float = 0.0  # share of the need's words that its experts' text has


WORDS: Final = 1.0
ACTIVITY: Final = 0.6
TERMS: Final = 0.8
EXPERIENCE: Final = 0.5
EXPERIENCE_WORDS: Final = 0.8
# Of the place in a list of hits: the first counts whole, the tenth about half.
HALF_AT: Final = 10
OF_AN_ACTIVITY: Final = 0.7
NEARNESS: Final[Mapping[Where, float]] = {
    Where.THERE: 1.0, Where.REGION: 0.9, Where.NEAR: 0.45, Where.ELSEWHERE: 0.2,
}  # fmt: skip
# Without experts where they are asked for, an association still knows the matter.
WITHOUT_EXPERTS: Final = 0.6


def rarity(carriers: int, everyone: int) -> float:
    """Return what a term tells that so many of all carry: a rare one much, a common one little."""
    return math.log((1 + everyone) / (1 + carriers)) + 0.1


def fit(found: Evidence, whole: float, need: Need) -> float:
    """Return how well an association fits; `whole` is what all wanted terms tell together."""
    score = WORDS * _of_place(found.place) + ACTIVITY * _of_place(found.activity_place)
    if found.met and whole:
        score += TERMS * found.met / whole
    if need.wants_experience:
        score += EXPERIENCE_WORDS * found.experience_words
        score = score + EXPERIENCE if found.has_experience else score * WITHOUT_EXPERTS
    return score * NEARNESS[found.where]


def _of_place(place: int | None) -> float:
    return 0.0 if place is None else HALF_AT / (HALF_AT + place)
