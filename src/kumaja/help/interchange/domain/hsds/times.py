"""Schedules of every version as hours of ours: weekdays of 1.x, rules of 2.x and 3.x."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from kumaja.foundation.imports.domain.records import Json
from kumaja.help.directory.domain.occurrences import RuleRefused, checked_rule
from kumaja.help.interchange.domain.hours import DAYS, Hours
from kumaja.help.interchange.domain.hsds import faults
from kumaja.help.interchange.domain.hsds.clock import day_in, time_in, weekdays_in
from kumaja.help.interchange.domain.hsds.notes import Notes
from kumaja.help.interchange.domain.hsds.rows import Row
from kumaja.help.interchange.domain.wording import one_line

_LONGEST_NOTE, _MOST_DAYS = 200, 366
_BEGINNING = Hours((), time(), time()).first_on
_RULE = {"wkst": "WKST", "interval": "INTERVAL", "count": "COUNT", "bymonthday": "BYMONTHDAY"}
_CLOSED = frozenset({"true", "t", "1", "yes", "y", "closed"})


@dataclass
class Read:
    """Hours as records have them, and what is told of times in words alone."""

    hours: list[dict[str, Json]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Span:
    """What must be the same for rows to become one."""

    opens: time
    closes: time
    first_on: date
    until_on: date | None
    note: str


def read_hours(rows: Iterable[Row], holidays: Iterable[Row], language: str, notes: Notes) -> Read:
    """Return the hours that rows tell; rows of single weekdays with the same hours become one."""
    read = Read()
    weekly: dict[_Span, set[str]] = {}
    for row in rows:
        words = one_line(row.text("description", "notes"), _LONGEST_NOTE)
        span = _span(row, words, notes)
        if span is None:
            if words and not row.text("weekday"):
                read.words.append(words)
            continue
        rule, days = _rule(row, notes)
        if days:
            weekly.setdefault(span, set()).update(days)
        elif rule is not None:
            read.hours.append(_as_json(span, rule, language))
    for span, found in weekly.items():
        days_in_order = [day for day in DAYS if day in found]
        rule = f"FREQ=WEEKLY;BYDAY={','.join(days_in_order)}"
        read.hours.append(_as_json(span, rule, language))
    _leave_out(read, holidays, language, notes)
    return read


def _span(row: Row, words: str, notes: Notes) -> _Span | None:
    """Return hours and bounds; None where no hours are told, or they can't be read."""
    told = {name: row.text(name) for name in ("opens_at", "closes_at")}
    if not any(told.values()) or row.text("closed").lower() in _CLOSED:
        return None
    if any(value.lower() == "closed" for value in told.values()):
        return None
    read = {name: time_in(value) for name, value in told.items()}
    for name, value in read.items():
        if value is None:
            notes.add(row.where, name, faults.NO_TIME)
            return None
    bounds = _bounds(row, notes)
    opens, closes = read["opens_at"], read["closes_at"]
    if bounds is None or opens is None or closes is None:
        return None
    return _Span(opens, closes, *bounds, words)


def _bounds(row: Row, notes: Notes) -> tuple[date, date | None] | None:
    days: dict[str, date | None] = {}
    for name in ("valid_from", "valid_to", "dtstart", "until"):
        text = row.text(name)
        days[name] = day_in(text) if text else None
        if text and days[name] is None:
            notes.add(row.where, name, faults.NO_DAY)
    counted = row.text("interval") not in ("", "1") or row.text("count")
    starts = days["dtstart"] if counted else days["valid_from"]
    first = starts or days["valid_from"] or days["dtstart"] or _BEGINNING
    lasts = [day for day in (days["valid_to"], days["until"]) if day]
    last = min(lasts) if lasts else None
    if last and last < first:
        notes.add(row.where, "valid_to", faults.NO_DAY)
        return None
    return first, last


def _rule(row: Row, notes: Notes) -> tuple[str | None, tuple[str, ...]]:
    """Return the rule of a row, or its bare weekdays, which may join those of others."""
    if weekday := row.text("weekday"):
        days = weekdays_in(weekday)
        if not days:
            notes.add(row.where, "weekday", faults.NO_WEEKDAY)
        return None, days
    rate, byday = row.text("freq").upper(), row.text("byday").upper().replace(" ", "")
    is_plain = rate in ("", "WEEKLY") and not any(
        row.text(name) for name in ("count", "bymonthday")
    )
    if byday and is_plain and row.text("interval") in ("", "1") and (days := weekdays_in(byday)):
        return None, days
    if not rate and not byday:
        return _undated(row, notes), ()
    if any(sign.isdigit() for sign in byday):
        rate = "MONTHLY"
    return _checked(row, rate or "WEEKLY", byday, notes), ()


def _undated(row: Row, notes: Notes) -> str | None:
    """Return the rule of hours that name no days: one day, or each day."""
    if row.text("bymonthday"):
        return _checked(row, "MONTHLY", "", notes)
    first, last = row.text("valid_from", "dtstart"), row.text("valid_to", "until")
    return "" if first and (not last or first == last) else "FREQ=DAILY"


def _checked(row: Row, rate: str, byday: str, notes: Notes) -> str | None:
    parts = {"FREQ": rate, "BYDAY": byday}
    parts |= {name: row.text(column).upper().replace(" ", "") for column, name in _RULE.items()}
    if rate == "WEEKLY":
        parts.pop("BYMONTHDAY")
    rule = ";".join(f"{name}={value}" for name, value in parts.items() if value)
    try:
        return checked_rule(rule)
    except RuleRefused:
        notes.add(row.where, "byday" if byday else "freq", faults.NO_RULE)
        return None


def _as_json(span: _Span, rule: str, language: str) -> dict[str, Json]:
    return {
        "rule": rule,
        "first_on": span.first_on.isoformat(),
        "until_on": span.until_on.isoformat() if span.until_on else None,
        "starts_at": span.opens.isoformat("minutes"),
        "ends_at": span.closes.isoformat("minutes"),
        **{f"note_{each}": span.note if each == language else "" for each in ("fi", "sv", "en")},
    }


def _leave_out(read: Read, holidays: Iterable[Row], language: str, notes: Notes) -> None:
    """Take days on which it is closed out of all hours; days with their own hours come to them."""
    closed: set[str] = set()
    for row in holidays:
        first, last = day_in(row.text("start_date")), day_in(row.text("end_date"))
        first, last = first or last, last or first
        if first is None or last is None or not 0 <= (last - first).days < _MOST_DAYS:
            notes.add(row.where, "start_date", faults.NO_DAY)
            continue
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        closed |= {day.isoformat() for day in days}
        span = _span(row, "", notes)
        if span is not None:
            read.hours += [
                _as_json(_Span(span.opens, span.closes, day, None, ""), "", language)
                for day in days
            ]
    if closed:
        for number, hours in enumerate(read.hours):
            if hours["rule"]:
                left_out: dict[str, Json] = {"exceptions": list[Json](sorted(closed))}
                read.hours[number] = hours | left_out | {"is_on_holidays": False}
