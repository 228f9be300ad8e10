"""How old a record's last check is, and when that must be said to the reader."""

from __future__ import annotations

from datetime import datetime

STALE_AFTER_MONTHS = 12


def months_between(earlier: datetime, later: datetime) -> int:
    """Return the whole months from one moment to another."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)


def stale_months(checked_at: datetime | None, now: datetime) -> int | None:
    """Return for how many months the record is unchecked, None while it is fresh enough."""
    if checked_at is None:
        return None
    months = months_between(checked_at, now)
    return months if months > STALE_AFTER_MONTHS else None
