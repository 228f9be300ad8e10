"""In which parts of the week one can come to what is repeated, or happens once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import Final

from kumaja.help.directory.domain.occurrences import (
    HELSINKI,
    Occurrence,
    Timing,
    next_occurrence,
    occurrences,
)


class PartOfWeek(StrEnum):
    """When one can come: what begins by day, what one can come to after work, Saturday, Sunday."""

    DAYTIME = "daytime"
    EVENING = "evening"
    WEEKEND = "weekend"


_EVENING: Final = time(16)
# What begins by day but goes on until this hour is there for the evening too: a café, a line.
_LATE: Final = time(19)
_SATURDAY: Final = 5
_AHEAD: Final = 84  # days from the next time on: three times of what is monthly


def parts_of_week(
    timings: Iterable[Timing], moment: datetime, holidays: Collection[date] = ()
) -> list[PartOfWeek]:
    """Return the parts of the week told by what is yet to come, in their order.

    None when no time is told or all are over: that says nothing about when one can come.
    """
    rests = frozenset(holidays)
    found = {part for timing in timings for part in _told_by(timing, moment, rests)}
    return [part for part in PartOfWeek if part in found]


def _told_by(timing: Timing, moment: datetime, holidays: frozenset[date]) -> frozenset[PartOfWeek]:
    coming = next_occurrence(timing, moment, holidays)
    return _parts_from(timing, coming.starts.date(), holidays) if coming else frozenset()


@lru_cache(maxsize=2048)
def _parts_from(timing: Timing, start: date, holidays: frozenset[date]) -> frozenset[PartOfWeek]:
    """Return the parts of the times from a day on; remembered, since many rows share theirs."""
    times = occurrences(timing, start, _AHEAD, holidays)
    return frozenset(part for each in times for part in _parts_of(each))


def _parts_of(each: Occurrence) -> Iterator[PartOfWeek]:
    day = each.starts.date()
    if day.weekday() >= _SATURDAY:
        yield PartOfWeek.WEEKEND
        return
    begins_by_day = each.starts.time() < _EVENING
    if begins_by_day:
        yield PartOfWeek.DAYTIME
    if not begins_by_day or each.ends >= datetime.combine(day, _LATE, HELSINKI):
        yield PartOfWeek.EVENING
