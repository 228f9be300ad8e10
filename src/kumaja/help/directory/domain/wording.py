"""A schedule in words: `Torstaisin klo 13–15`, in three languages."""

from __future__ import annotations

from kumaja.foundation.core.domain.dates import day_text, hours_text
from kumaja.help.directory.domain.occurrences import Timing

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EVERY = {
    "fi": (
        "maanantaisin", "tiistaisin", "keskiviikkoisin", "torstaisin", "perjantaisin",
        "lauantaisin", "sunnuntaisin",
    ),
    "sv": ("måndagar", "tisdagar", "onsdagar", "torsdagar", "fredagar", "lördagar", "söndagar"),
    "en": ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"),
}  # fmt: skip
_ONE = {
    "fi": ("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"),
    "sv": ("måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen", "söndagen"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_NTH = {
    "fi": {"1": "ensimmäinen", "2": "toinen", "3": "kolmas", "4": "neljäs", "-1": "viimeinen"},
    "sv": {"1": "första", "2": "andra", "3": "tredje", "4": "fjärde", "-1": "sista"},
    "en": {"1": "first", "2": "second", "3": "third", "4": "fourth", "-1": "last"},
}
_MONTHLY = {
    "fi": "kuukauden {nth} {day}",
    "sv": "{nth} {day} i månaden",
    "en": "{nth} {day} of the month",
}
_AND = {"fi": " ja ", "sv": " och ", "en": " and "}
_WEEKS = {
    "fi": "joka {n}. viikko {days}",
    "sv": "var {n}:e vecka, {days}",
    "en": "every {n} weeks on {days}",
}
_OTHER = {
    "fi": "joka toinen viikko {days}",
    "sv": "varannan vecka, {days}",
    "en": "every other week on {days}",
}
_DAILY = {"fi": "joka päivä", "sv": "varje dag", "en": "every day"}
_WORKDAYS = {"fi": "arkisin", "sv": "vardagar", "en": "weekdays"}
_FORTNIGHT = 2
_WORKING_WEEK = ("MO", "TU", "WE", "TH", "FR")


def timing_text(timing: Timing, language: str) -> str:
    """Return the schedule in words, capital first; a rule without words of its own gives hours."""
    hours = hours_text(timing.starts_at, timing.ends_at, language)
    if not timing.rule:
        return f"{day_text(timing.first_on, language)} {hours}"
    words = _rule_text(_parts(timing.rule), timing, language)
    text = f"{words} {hours}" if words else hours
    return text[:1].upper() + text[1:]


def _parts(rule: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in rule.split(";") if "=" in part)


def _rule_text(parts: dict[str, str], timing: Timing, language: str) -> str:
    days = parts.get("BYDAY", "").split(",") if parts.get("BYDAY") else []
    match parts.get("FREQ"):
        case "DAILY" if parts.get("INTERVAL", "1") == "1":
            return _DAILY[language]
        case "WEEKLY":
            return _weekly(days or [_DAYS[timing.first_on.weekday()]], parts, language)
        case "MONTHLY" if len(days) == 1:
            return _monthly(days[0], parts.get("BYSETPOS", ""), language)
    return ""


def _weekly(days: list[str], parts: dict[str, str], language: str) -> str:
    interval = int(parts.get("INTERVAL", "1"))
    if interval == 1 and tuple(days) == _WORKING_WEEK:
        return _WORKDAYS[language]
    names = [_EVERY[language][_DAYS.index(day)] for day in days if day in _DAYS]
    listed = (
        _AND[language].join([", ".join(names[:-1]), names[-1]])
        if len(names) > 1
        else "".join(names)
    )
    if interval == 1:
        return listed
    pattern = _OTHER if interval == _FORTNIGHT else _WEEKS
    return pattern[language].format(n=interval, days=listed)


def _monthly(day: str, position: str, language: str) -> str:
    nth, name = (position, day) if position else (day[:-2].lstrip("+"), day[-2:])
    if nth not in _NTH[language] or name not in _DAYS:
        return ""
    words = {"nth": _NTH[language][nth], "day": _ONE[language][_DAYS.index(name)]}
    return _MONTHLY[language].format(**words)
