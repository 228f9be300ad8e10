"""Days as people and spreadsheets write them; what can be read in two ways is refused."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from kumaja.foundation.imports.domain.cells import (
    Cell,
    Read,
    Unread,
    require_whole,
    shown,
    text_of,
)
from kumaja.foundation.imports.domain.sentences import gettext_noop

NO_DAY = gettext_noop("“%(value)s” can't be read as a day. Write it like 1.2.2026.")
TWO_WAYS = gettext_noop(
    "“%(value)s” can be read as two different days. Write it like %(one)s or %(other)s."
)
NO_SUCH_DAY = gettext_noop("There is no such day: “%(value)s”.")
SEVERAL_DAYS = gettext_noop("“%(value)s” tells several days. Write one, like 1.2.2026.")
ONLY_MONTH = gettext_noop("“%(value)s” tells a month, not a day. Write it like 1.2.2026.")
ONLY_YEAR = gettext_noop("“%(value)s” tells a year, not a day. Write it like 1.2.2026.")
NO_YEAR = gettext_noop("“%(value)s” doesn't tell the year. Write it like 1.2.2026.")
SHORT_YEAR = gettext_noop("Write the year of “%(value)s” with four digits, like 1.2.2026.")
BACKWARDS = gettext_noop("“%(value)s” ends before it begins.")
NO_YEAR_NUMBER = gettext_noop("“%(value)s” can't be read as a year. Write it like 1987.")
NO_TIMES = gettext_noop("“%(value)s” can't be read as times. Write them like 13.00–15.00.")
NO_END = gettext_noop("“%(value)s” doesn't tell when it ends. Write it like 13.00–15.00.")

_EPOCH = date(1899, 12, 30)  # where spreadsheets count days from
_SERIALS = range(20_000, 80_000)  # 1954 to 2119: what a day of ours can be as a number
_YEARS = range(1800, 2101)
_DASH = r"\s*[-–—−]\s*"
_FULL = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_SHORT = re.compile(r"\d{1,2}[./]\s*\d{1,2}[./]\s*\d{2}")
_MONTH = re.compile(r"\d{1,2}\s*[/.]\s*\d{4}")
_WITHOUT_YEAR = re.compile(r"\d{1,2}\.\s*\d{1,2}\.?")
_RANGE = re.compile(rf"(?:(\d{{1,2}})\.(?:\s*(\d{{1,2}})\.(?:\s*(\d{{4}}))?)?){_DASH}(\S.*)")
_WEEKDAY = re.compile(
    r"^(?:ma|ti|ke|to|pe|la|su|mån|mon|tis|tue|ons|wed|tors?|thu|fre|fri|lör|sat|sön|sun)\.?\s+",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"(?:klo|kl|at)?\.?\s*(\d{{1,2}})(?:[.:](\d{{2}}))?(?:{_DASH}(?:klo\s*)?(\d{{1,2}})(?:[.:](\d{{2}}))?)?"
    r"\s*(?:h|hrs)?",
    re.IGNORECASE,
)


def read_day(cell: Cell) -> Read:
    """Return one day as ISO."""
    require_whole(cell)
    return Read(_day(cell).isoformat())


def read_span(cell: Cell) -> Read:
    """Return the first and the last day as ISO, of one day or of several: `1.–3.2.2026`."""
    require_whole(cell)
    if not isinstance(cell, str):
        day = _day(cell).isoformat()
        return Read([day, day])
    text = _plain(cell)
    ranged = _RANGE.fullmatch(text)
    if ranged is None or _ISO.fullmatch(text):
        day = _day(cell).isoformat()
        return Read([day, day])
    last = _day(ranged[4])
    first = _calendar(
        int(ranged[3] or last.year), int(ranged[2] or last.month), int(ranged[1]), cell
    )
    if first > last:
        raise Unread(BACKWARDS, value=shown(cell))
    return Read([first.isoformat(), last.isoformat()])


def read_year(cell: Cell) -> Read:
    """Return a year."""
    require_whole(cell)
    if isinstance(cell, date):
        return Read(cell.year)
    text = text_of(cell)
    if not re.fullmatch(r"\d{4}", text) or int(text) not in _YEARS:
        raise Unread(NO_YEAR_NUMBER, value=shown(cell))
    return Read(int(text))


def read_times(cell: Cell) -> Read:
    """Return when it begins and ends: `klo 13–15` is `["13:00", "15:00"]`."""
    require_whole(cell)
    if isinstance(cell, time):
        raise Unread(NO_END, value=shown(cell))
    found = _TIMES.fullmatch(text_of(cell))
    if found is None or isinstance(cell, date):
        raise Unread(NO_TIMES, value=shown(cell))
    if found[3] is None:
        raise Unread(NO_END, value=shown(cell))
    begins, ends = _clock(found[1], found[2], cell), _clock(found[3], found[4], cell)
    if begins >= ends:
        raise Unread(BACKWARDS, value=shown(cell))
    return Read([begins.isoformat("minutes"), ends.isoformat("minutes")])


def _clock(hour: str, minute: str | None, cell: Cell) -> time:
    try:
        return time(int(hour), int(minute or 0))
    except ValueError as wrong:
        raise Unread(NO_TIMES, value=shown(cell)) from wrong


def _plain(cell: Cell) -> str:
    return _WEEKDAY.sub("", text_of(cell)).strip()


def _day(cell: Cell) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = _plain(cell)
    if re.fullmatch(r"\d{5}", text) and int(text) in _SERIALS:
        return _EPOCH + timedelta(days=int(text))
    if found := _FULL.fullmatch(text):
        return _calendar(int(found[3]), int(found[2]), int(found[1]), cell)
    if found := _ISO.fullmatch(text):
        return _calendar(int(found[1]), int(found[2]), int(found[3]), cell)
    if found := _SLASHED.fullmatch(text):
        return _slashed(int(found[1]), int(found[2]), int(found[3]), cell)
    raise Unread(_why_not(text), value=shown(cell))


def _slashed(one: int, other: int, year: int, cell: Cell) -> date:
    """Return the day of `13/2/2026`; `1/2/2026` may be January's or February's."""
    if one == other or other > 12:  # noqa: PLR2004 - months of a year
        return _calendar(year, one, other, cell)
    if one > 12:  # noqa: PLR2004
        return _calendar(year, other, one, cell)
    ways = {"one": f"{one}.{other}.{year}", "other": f"{other}.{one}.{year}"}
    raise Unread(TWO_WAYS, value=shown(cell), **ways)


def _calendar(year: int, month: int, day: int, cell: Cell) -> date:
    if year not in _YEARS:
        raise Unread(NO_SUCH_DAY, value=shown(cell))
    try:
        return date(year, month, day)
    except ValueError as wrong:
        raise Unread(NO_SUCH_DAY, value=shown(cell)) from wrong


def _why_not(text: str) -> str:
    """Return the sentence that says best what is missing."""
    reasons = (
        (_SHORT, SHORT_YEAR), (_MONTH, ONLY_MONTH), (re.compile(r"\d{4}"), ONLY_YEAR),
        (_WITHOUT_YEAR, NO_YEAR), (_RANGE, SEVERAL_DAYS),
    )  # fmt: skip
    return next((told for form, told in reasons if form.fullmatch(text)), NO_DAY)
