"""Whether boards have time to answer: they meet once a month, and nobody does in July."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

ENOUGH: Final = 35  # days: five weeks hold one meeting of every board
_JULY: Final = 7


def boards_have_time(today: date, answer_by: date) -> bool:
    """Test whether five weeks without July lie between the days, and the last is not in July."""
    if answer_by.month == _JULY:
        return False
    days = (today + timedelta(days=number) for number in range((answer_by - today).days))
    return sum(day.month != _JULY for day in days) >= ENOUGH


def first_fair_day(today: date) -> date:
    """Return the first day by which boards have had their time."""
    day = today + timedelta(days=ENOUGH)
    while not boards_have_time(today, day):
        day += timedelta(days=1)
    return day
