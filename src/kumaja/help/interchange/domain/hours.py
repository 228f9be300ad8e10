"""Opening hours as rules of days (RFC 5545)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time

from kumaja.help.interchange.domain.reading import Texts
from kumaja.help.interchange.domain.wording import one_line

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FIRST_DAY = date(2018, 1, 1)  # a Monday: a rule without a beginning begins long ago
_LONGEST_NOTE = 200
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?", re.ASCII)
_FULL_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{4})-(\d{2})-(\d{2})(?:T.*)?", re.ASCII)
_DAY_OF_YEAR = re.compile(r"(\d{1,2})\.(\d{1,2})\.?", re.ASCII)
_LAST_HOUR = 24


@dataclass(frozen=True, slots=True)
class Hours:
    """Days of the week and hours, perhaps only for a part of the year or for some years."""

    days: tuple[str, ...]
    opens: time
    closes: time
    first_on: date = _FIRST_DAY
    until_on: date | None = None
    months: tuple[int, ...] = ()
    notes: Texts = field(default_factory=dict)

    @property
    def rule(self) -> str:
        """The rule of days; empty for a single day."""
        if self.first_on == self.until_on:
            return ""
        months = f";BYMONTH={','.join(map(str, self.months))}" if self.months else ""
        return f"FREQ=WEEKLY;BYDAY={','.join(self.days)}{months}"

    @property
    def as_json(self) -> dict[str, str | None]:
        """The hours as a record of an import has them."""
        return {
            "rule": self.rule,
            "first_on": self.first_on.isoformat(),
            "until_on": self.until_on.isoformat() if self.until_on else None,
            "starts_at": self.opens.isoformat("minutes"),
            "ends_at": self.closes.isoformat("minutes"),
            **{
                f"note_{name}": one_line(self.notes.get(name, ""), _LONGEST_NOTE)
                for name in ("fi", "sv", "en")
            },
        }


@dataclass(frozen=True, slots=True)
class Period:
    """For when hours hold: full days, months of each year, or words that only people read."""

    first_on: date = _FIRST_DAY
    until_on: date | None = None
    months: tuple[int, ...] = ()
    words: str = ""


def read_time(text: str) -> time | None:
    """Return a time of day; midnight at the end of a day is 00:00."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    if (hour, minute) == (_LAST_HOUR, 0):
        return time(0)
    return time(hour, minute) if hour < _LAST_HOUR and minute < 60 else None  # noqa: PLR2004


def read_day(text: str) -> date | None:
    """Return a day that is written with its year, None for anything else."""
    found = _FULL_DAY.fullmatch(text.strip())
    if found is None:
        return None
    day, month, year = (
        (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    )
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_period(begins: str, ends: str) -> Period | None:
    """Return the period between two days as they are written; None when it makes no sense."""
    first, last = read_day(begins), read_day(ends)
    if first or last:
        is_in_order = first is None or last is None or first <= last
        return Period(first or _FIRST_DAY, last) if is_in_order else None
    if not begins and not ends:
        return Period()
    return Period(months=_whole_months(begins, ends), words=f"{begins}–{ends}".strip("–"))


def _whole_months(begins: str, ends: str) -> tuple[int, ...]:
    """Return the months between two days of the year, when these are a first and a last one."""
    first, last = _DAY_OF_YEAR.fullmatch(begins.strip()), _DAY_OF_YEAR.fullmatch(ends.strip())
    if first is None or last is None:
        return ()
    start, end = int(first[2]), int(last[2])
    if not (1 <= start <= 12 and 1 <= end <= 12):  # noqa: PLR2004
        return ()
    is_whole = int(first[1]) == 1 and int(last[1]) >= monthrange(2023, end)[1]
    months = range(start, end + 1) if start <= end else [*range(start, 13), *range(1, end + 1)]
    return tuple(sorted(months)) if is_whole else ()


def gathered(
    spans: Iterable[tuple[str, time, time]], period: Period, notes: Mapping[str, str]
) -> tuple[Hours, ...]:
    """Return one row for days that share their hours, in the order of the week."""
    by_hours: dict[tuple[time, time], set[str]] = {}
    for day, opens, closes in spans:
        by_hours.setdefault((opens, closes), set()).add(day)
    told = dict(notes)
    if period.words:
        told["fi"] = f"{period.words.rstrip('.')}. {told.get('fi', '')}".strip()
    rows = [
        Hours(
            tuple(day for day in DAYS if day in days), opens, closes,
            period.first_on, period.until_on, period.months, told,
        )
        for (opens, closes), days in by_hours.items()
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (DAYS.index(row.days[0]), row.opens)))
