"""A network's life in years, as its page tells it."""

from __future__ import annotations

from datetime import date, timedelta


def years_of(starts_on: date | None, ends_on: date | None) -> str:
    """Return `2024–2026` of a half-open span, `2026` within one year, `2024–` without an end."""
    first = "" if starts_on is None else str(starts_on.year)
    if ends_on is None:
        return f"{first}–" if first else ""
    last = str((ends_on - timedelta(days=1)).year)
    return last if first == last else f"{first}–{last}"


def last_lived(day: date, ends_on: date | None) -> date:
    """Return the day as of which a network is told: today, its own last day once it has ended."""
    return day if ends_on is None else min(day, ends_on - timedelta(days=1))
