"""When a repeated activity happens: rules of RFC 5545 with exceptions and public holidays."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import rruleset, rrulestr

HELSINKI = ZoneInfo("Europe/Helsinki")
_INTERVALS = frozenset(str(number) for number in range(1, 54))  # an interval of 0 never ends
_LONGEST = 200
_BOUNDS = frozenset({"UNTIL", "COUNT"})
_SOME_DAY = datetime(2024, 1, 1)  # noqa: DTZ001 - rules count days, which have no zone
_LONG = timedelta(days=4 * 366)
_NEAR = 120
_HORIZON = timedelta(days=400)
_AHEAD = 3  # of yesterday's time, today's and the next, one has yet to end
_ALWAYS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"})
# What each rate may be narrowed by. The library looks for a first day up to the year 9999; these
# pairs hold soon or, where they never do (30 February), step by months and years.
_NARROWED_BY = {
    "DAILY": frozenset({"BYDAY", "BYMONTH"}),
    "WEEKLY": frozenset({"BYDAY", "BYMONTH"}),
    "MONTHLY": frozenset({"BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"}),
    "YEARLY": frozenset({"BYDAY", "BYMONTHDAY", "BYMONTH"}),
}


class RuleRefused(ValueError):
    """The rule is not one that can be read or that a calendar could show."""


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One time that something happens; both ends carry their time zone."""

    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Timing:
    """A rule and its bounds: the first day, the last, hours of Helsinki, days left out."""

    rule: str
    first_on: date
    until_on: date | None
    starts_at: time
    ends_at: time
    exceptions: frozenset[date] = frozenset()
    is_on_holidays: bool = False


def checked_rule(rule: str) -> str:
    """Return the rule in capitals; raises RuleRefused for what is no rule of days.

    Rates below a day are refused: a rule of seconds would never end being counted.
    """
    rule = rule.strip().upper().removeprefix("RRULE:")
    if not rule:
        return ""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    if len(rule) > _LONGEST or not _is_of_days(parts):
        raise RuleRefused(rule[:_LONGEST])
    kept = ";".join(f"{name}={value}" for name, value in parts.items() if name not in _BOUNDS)
    try:
        _counted(rule, _SOME_DAY, _SOME_DAY)
        holds = _counted(kept, _SOME_DAY, _SOME_DAY + _LONG).after(_SOME_DAY, inc=True)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as wrong:
        raise RuleRefused(rule) from wrong
    if holds is None:
        raise RuleRefused(rule)
    return rule


def _is_of_days(parts: Mapping[str, str]) -> bool:
    """Test whether a rule names days at a rate that can be counted."""
    rate, interval = parts.get("FREQ", ""), parts.get("INTERVAL", "1")
    if rate not in _NARROWED_BY or interval not in _INTERVALS:
        return False
    if rate == "DAILY" and "BYDAY" in parts and int(interval) % 7 == 0:
        return False  # every seventh day is the same weekday: perhaps never one of those
    return not parts.keys() - _ALWAYS - _NARROWED_BY[rate]


def occurrences(
    timing: Timing, start: date, days: int, holidays: Collection[date] = ()
) -> Iterator[Occurrence]:
    """Yield the times from `start` on, within so many days, in order."""
    end = start + timedelta(days=days)
    for day in _days(timing, max(start, timing.first_on), end):
        left_out = day in timing.exceptions or (day in holidays and not timing.is_on_holidays)
        if not left_out:
            yield _on(timing, day)


def next_occurrence(
    timing: Timing, moment: datetime, holidays: Collection[date] = ()
) -> Occurrence | None:
    """Return the time that goes on or begins next, None when there is none within 400 days."""
    today = moment.astimezone(HELSINKI).date()
    found = _coming(timing, today - timedelta(days=1), frozenset(holidays))
    return next((time for time in found if time.ends > moment), None)


@lru_cache(maxsize=2048)
def _coming(timing: Timing, start: date, holidays: frozenset[date]) -> tuple[Occurrence, ...]:
    """Return the first times from a day on; remembered, since lists ask it for each row all day."""
    return tuple(islice(occurrences(timing, start, _HORIZON.days, holidays), _AHEAD))


def _days(timing: Timing, start: date, end: date) -> Iterator[date]:
    if timing.until_on is not None:
        end = min(end, timing.until_on + timedelta(days=1))
    if not timing.rule:
        if start <= timing.first_on < end:
            yield timing.first_on
        return
    nearer = nearer_first(timing.rule, timing.first_on, start)
    first = datetime.combine(nearer, time())  # rules count days, which have no zone
    for found in _counted(timing.rule, first, datetime.combine(end, time())).xafter(
        datetime.combine(start, time()), inc=True
    ):
        if found.date() >= end:
            return
        yield found.date()


def nearer_first(rule: str, first_on: date, start: date) -> date:
    """Return a later first day from which the rule gives the same days from `start` on.

    A rule is counted from its first day; a group of many years would be counted through all of
    them for each reader. Weeks and days move by whole intervals; months too, where the rule names
    its days itself. A rule with a count stays where it began.
    """
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    step, past = int(parts.get("INTERVAL", "1")), (start - first_on).days
    if "COUNT" in parts or past <= _NEAR:
        return first_on
    match parts.get("FREQ"):
        case "WEEKLY":
            return first_on + timedelta(weeks=(past // (7 * step) - 1) * step)
        case "DAILY":
            return first_on + timedelta(days=(past // step - 1) * step)
        case "MONTHLY" if "BYDAY" in parts or "BYMONTHDAY" in parts:
            months = (start.year - first_on.year) * 12 + start.month - first_on.month
            ahead = first_on.month - 1 + (months // step - 1) * step
            moved = date(first_on.year + ahead // 12, ahead % 12 + 1, 1)
            return max(moved, first_on)
    return first_on


def _counted(rule: str, first: datetime, last: datetime) -> rruleset:
    """Return the rule as days up to `last`, unless it says itself when it ends.

    Without an end a rule that never holds (30 February) would be counted through all years.
    """
    ends_itself = "UNTIL=" in rule or "COUNT=" in rule
    bounded = rule if ends_itself else f"{rule};UNTIL={last:%Y%m%dT%H%M%S}"
    return rrulestr(bounded.replace("Z", ""), dtstart=first, forceset=True)


def _on(timing: Timing, day: date) -> Occurrence:
    last = day if timing.ends_at > timing.starts_at else day + timedelta(days=1)
    return Occurrence(
        datetime.combine(day, timing.starts_at, HELSINKI),
        datetime.combine(last, timing.ends_at, HELSINKI),
    )
