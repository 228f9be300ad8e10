"""How long a hearing should be: boards of associations meet once a month, and not in July."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

SHORTEST: Final = timedelta(weeks=5)
_JULY: Final = 7
_LONG_ENOUGH_BESIDE_JULY: Final = timedelta(weeks=5)


class Hurry(StrEnum):
    """Why boards would not have time to meet."""

    SHORT = "short"
    JULY = "july"


def hurries_of(starts_on: date, ends_on: date) -> frozenset[Hurry]:
    """Return why boards can't meet in the days from `starts_on` up to `ends_on` (not included).

    Less than five weeks; or July takes so many of the days that less than five weeks are left.
    """
    found = set()
    if ends_on - starts_on < SHORTEST:
        found.add(Hurry.SHORT)
    days = (ends_on - starts_on).days
    in_july = sum((starts_on + timedelta(days=n)).month == _JULY for n in range(days))
    if in_july and timedelta(days=days - in_july) < _LONG_ENOUGH_BESIDE_JULY:
        found.add(Hurry.JULY)
    return frozenset(found)
