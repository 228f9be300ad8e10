"""Days of the week, days and times of day as publishers of HSDS write them."""

from __future__ import annotations

import re
from datetime import date, time

from kumaja.help.interchange.domain.hours import DAYS

_TIME = re.compile(
    r"(?:\d{4}-\d\d-\d\dT|T)?(\d{1,2})(?:[:.h]?(\d{2}))?(?:[:.](\d{2})(?:\.\d+)?)?\s*"
    r"([ap])?\.?m?\.?\s*(?:Z|[+-]\d\d:?(?:\d\d)?)?",
    re.IGNORECASE | re.ASCII,
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T.*)?", re.ASCII)
_FINNISH = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: .*)?", re.ASCII)
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?", re.ASCII)
_NAMES = (
    ("mo", "ma", "må"), ("tu", "ti"), ("we", "ke", "on"), ("th", "to"), ("fr", "pe"),
    ("sa", "la", "lö"), ("su", "sö"),
)  # fmt: skip
_NUMBERS = {"0": "SU", **{str(number): day for number, day in enumerate(DAYS, start=1)}}
_WORDS = {"daily": DAYS, "everyday": DAYS, "weekdays": DAYS[:5], "weekends": DAYS[5:]}
_LAST_HOUR, _NOON, _MINUTES, _LAST_MONTH = 24, 12, 60, 12


def time_in(text: str) -> time | None:
    """Return a time of day, `9:00`, `9.00 AM`, `0900`, `09:00:00+02:00`; 24:00 is 00:00."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[4]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if found[4].lower() == "p" else 0)
    if (hour, minute) == (_LAST_HOUR, 0):
        return time(0)
    return time(hour, minute) if hour < _LAST_HOUR and minute < _MINUTES else None


def day_in(text: str) -> date | None:
    """Return a day; `3/4/2020` is the fourth of March, as the publishers who write so mean it."""
    plain = text.strip()
    for pattern, order in ((_ISO, (1, 2, 3)), (_COMPACT, (1, 2, 3)), (_FINNISH, (3, 2, 1))):
        if found := pattern.fullmatch(plain):
            return _day(*(int(found[part]) for part in order))
    found = _SLASHES.fullmatch(plain)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    return _day(year, second, first) if first > _LAST_MONTH else _day(year, first, second)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekdays_in(text: str) -> tuple[str, ...]:
    """Return the days of the week in order: `1`, `Monday`, `Mon-Fri`, `MO,TU`, `maanantai`."""
    plain = text.strip().lower()
    if plain in _WORDS:
        return _WORDS[plain]
    found: set[str] = set()
    for part in re.split(r"[,;/&]|\band\b|\bja\b|\boch\b", plain):
        if not part.strip():
            continue
        ends = [
            _weekday(end) for end in re.split(r"\s*(?:–|-|\bto\b)\s*", part.strip(), maxsplit=1)
        ]
        if "" in ends:
            return ()
        first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
        span = range(first, last + 1) if first <= last else [*range(first, 7), *range(last + 1)]
        found |= {DAYS[number] for number in span}
    return tuple(day for day in DAYS if day in found)


def _weekday(text: str) -> str:
    plain = text.strip().removesuffix(".0")
    if plain in _NUMBERS:
        return _NUMBERS[plain]
    if not plain.isalpha():
        return ""
    return next(
        (day for day, names in zip(DAYS, _NAMES, strict=True) if plain.startswith(names)), ""
    )
