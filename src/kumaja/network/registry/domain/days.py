"""Which day it is for the people of the registry."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")


def day_of(moment: datetime) -> date:
    """Return the day in Finland at the moment."""
    return moment.astimezone(HELSINKI).date()


def last_day(ends_on: date) -> date:
    """Return the last day of a term that ends, half-open, on a day: what people call its end."""
    return ends_on - timedelta(days=1)


def end_after(last: date) -> date:
    """Return the half-open end of a term whose last day is told."""
    return last + timedelta(days=1)
