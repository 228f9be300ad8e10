"""When associations are asked whether what is told of them still holds: twice a year, gently."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

_SATURDAY = 5
_REPEATS_AFTER = timedelta(days=14)
# Half a year: who confirms in September is not asked again in January.
ASK_AFTER = timedelta(days=182)
_OPENS = (1, 9)
_CLOSES = {1: 3, 9: 10}


@dataclass(frozen=True, slots=True)
class Round:
    """One round: asked from its first day, asked once more from `repeats_on`, until it closes."""

    name: str
    opens_on: date
    repeats_on: date
    closes_on: date


def round_on(day: date) -> Round | None:
    """Return the round that runs on the day, None outside rounds and always in summer."""
    found = _round_of(day.year, 1 if day.month < _CLOSES[1] else 9)
    return found if found.opens_on <= day < found.closes_on else None


def is_asked_on(day: date) -> bool:
    """Test whether mail goes on the day: in a round, and on a working day."""
    return round_on(day) is not None and day.weekday() < _SATURDAY


def next_round(day: date) -> Round:
    """Return the round that opens next, after the day."""
    rounds = [_round_of(year, month) for year in (day.year, day.year + 1) for month in _OPENS]
    return next(each for each in rounds if each.opens_on > day)


def unchecked_before(now: datetime) -> datetime:
    """Return since when something must be unchecked to be asked about."""
    return now - ASK_AFTER


def _round_of(year: int, month: int) -> Round:
    """Return the round of January or of September: from its second Monday, when all are back."""
    first = date(year, month, 1)
    opens_on = first + timedelta(days=(7 - first.weekday()) % 7 + 7)
    return Round(
        name=f"{year}-{month:02}",
        opens_on=opens_on,
        repeats_on=opens_on + _REPEATS_AFTER,
        closes_on=date(year, _CLOSES[month], 1),
    )
