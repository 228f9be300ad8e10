"""By which day a word is read."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta
from typing import Final

_SATURDAY: Final = 5
WORKING_DAYS: Final = 2


def working_day_after(day: date, count: int, holidays: Container[date]) -> date:
    """Return the working day that comes so many working days after a day."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY and day not in holidays
    return day
