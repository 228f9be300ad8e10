"""Days and hours as people of Finland write them; the weekday is always computed."""

from __future__ import annotations

from datetime import date, datetime, time

WEEKDAYS = {
    "fi": ("ma", "ti", "ke", "to", "pe", "la", "su"),
    "sv": ("må", "ti", "on", "to", "fr", "lö", "sö"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_AT = {"fi": "klo ", "sv": "kl. ", "en": ""}


def day_text(day: date, language: str, *, with_weekday: bool = True, this_year: int = 0) -> str:
    """Return `to 3.12.2026` (en `Thu 3 Dec 2026`); the year is left out when it is `this_year`."""
    if language == "en":
        plain = f"{day.day} {_MONTHS[day.month - 1]}"
        plain += "" if day.year == this_year else f" {day.year}"
    else:
        plain = f"{day.day}.{day.month}." + ("" if day.year == this_year else str(day.year))
    return f"{WEEKDAYS[language][day.weekday()]} {plain}" if with_weekday else plain


def time_text(moment: time, language: str) -> str:
    """Return `13`, `13.30` (en `13:00`)."""
    if language == "en":
        return f"{moment:%H:%M}"
    return f"{moment.hour}.{moment:%M}" if moment.minute else str(moment.hour)


def hours_text(starts: time, ends: time, language: str) -> str:
    """Return `klo 13–15` (sv `kl. 13–15`, en `13:00–15:00`)."""
    return f"{_AT[language]}{time_text(starts, language)}–{time_text(ends, language)}"


def span_text(starts: datetime, ends: datetime, language: str, *, this_year: int = 0) -> str:
    """Return `to 26.11. klo 13–15` for one time that something happens; both in local time."""
    day = day_text(starts.date(), language, this_year=this_year)
    return f"{day} {hours_text(starts.time(), ends.time(), language)}"


def moment_text(moment: datetime, language: str, *, this_year: int = 0) -> str:
    """Return `to 3.12.2026 klo 16` for a moment in local time."""
    day = day_text(moment.date(), language, this_year=this_year)
    return f"{day} {_AT[language]}{time_text(moment.time(), language)}"
