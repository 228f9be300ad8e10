"""Until when one can still matter: last days, and how near they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

WEEKS: Final = 26
_NEAR: Final = timedelta(weeks=4)


class Nearness(StrEnum):
    """How near a last day is; what is too late waits for its decision alone."""

    THIS_WEEK = "this_week"
    FOUR_WEEKS = "four_weeks"
    LATER = "later"
    TOO_LATE = "too_late"


def nearness_of(last_day: date, today: date) -> Nearness:
    """Return how near a last day is: in the running week (to Sunday), within four weeks, later."""
    sunday = today + timedelta(days=6 - today.weekday())
    if last_day <= sunday:
        return Nearness.THIS_WEEK
    return Nearness.FOUR_WEEKS if last_day <= today + _NEAR else Nearness.LATER


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the strip: its Monday, and the last days that fall in it."""

    monday: date
    days: tuple[date, ...]

    @property
    def number(self) -> int:
        """The week's number in the year (ISO 8601)."""
        return self.monday.isocalendar().week


def weeks_from(today: date, last_days: Iterable[date]) -> tuple[Week, ...]:
    """Return half a year of weeks from the running one, each with its last days in order."""
    monday = today - timedelta(days=today.weekday())
    by_week: dict[date, list[date]] = {}
    for day in sorted(last_days):
        by_week.setdefault(day - timedelta(days=day.weekday()), []).append(day)
    mondays = [monday + timedelta(weeks=number) for number in range(WEEKS)]
    return tuple(Week(each, tuple(by_week.get(each, ()))) for each in mondays)
