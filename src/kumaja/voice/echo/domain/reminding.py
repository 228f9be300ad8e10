"""When an owner may be reminded of what waits, and in which tone: kind first."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

# Officials read their mail on working days; two weeks is what a preparation needs to move.
WORKING_DAYS_BETWEEN: Final = 10
_SATURDAY: Final = 5
_JULY: Final = 7
_CHRISTMAS_FROM, _CHRISTMAS_TO = (12, 24), (1, 6)


class ReminderWay(StrEnum):
    """How an owner was reminded; a letter or a call is written down by who made it."""

    MAIL = "mail"
    PHONE = "phone"
    LETTER = "letter"


class Tone(StrEnum):
    """How a reminder speaks: the first is kind, the second plain, later ones name the days."""

    KIND = "kind"
    PLAIN = "plain"
    COUNTED = "counted"


def tone_of(sent: int) -> Tone:
    """Return the tone of the reminder that follows so many."""
    return tuple(Tone)[min(sent, len(Tone) - 1)]


def is_quiet(day: date, holidays: Container[date]) -> bool:
    """Test whether nobody is reminded on a day: weekends, holidays, July, 24.12. to 6.1."""
    over_new_year = (day.month, day.day) >= _CHRISTMAS_FROM or (day.month, day.day) <= _CHRISTMAS_TO
    is_off = day.weekday() >= _SATURDAY or day in holidays
    return is_off or day.month == _JULY or over_new_year


def reminded_next_on(last: date | None, today: date, holidays: Container[date]) -> date:
    """Return the first day, today or later, on which an owner may be reminded again.

    Ten days on which one may be reminded lie from one reminder to the next.
    """
    day, left = today, 0
    if last is not None:
        day, left = last, WORKING_DAYS_BETWEEN
    while left or day < today or is_quiet(day, holidays):
        day += timedelta(days=1)
        left -= bool(left) and not is_quiet(day, holidays)
    return day
