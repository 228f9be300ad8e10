from __future__ import annotations

import contextlib
from datetime import date, datetime, time, timedelta
from time import perf_counter

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from kumaja.help.directory.domain.occurrences import (
    HELSINKI,
    RuleRefused,
    Timing,
    checked_rule,
    next_occurrence,
    occurrences,
)
from kumaja.help.directory.engine.holidays import holidays_from

THURSDAYS = Timing("FREQ=WEEKLY;BYDAY=TH", date(2026, 1, 1), None, time(13), time(15))


def at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), HELSINKI)


def test_what_goes_on_now_is_the_next_time() -> None:
    found = next_occurrence(THURSDAYS, at(date(2026, 11, 26), 14))
    assert found and found.starts == at(date(2026, 11, 26), 13)


def test_what_has_just_ended_is_not() -> None:
    found = next_occurrence(THURSDAYS, at(date(2026, 11, 26), 15))
    assert found and found.starts.date() == date(2026, 12, 3)


def test_public_holidays_and_exceptions_are_left_out() -> None:
    epiphany = Timing("FREQ=WEEKLY;BYDAY=WE", date(2026, 1, 1), None, time(9), time(10))
    days = [
        row.starts.date()
        for row in occurrences(epiphany, date(2027, 1, 1), 14, holidays_from(2027))
    ]
    assert days == [date(2027, 1, 13)]


def test_a_time_over_midnight_ends_on_the_next_day() -> None:
    night = Timing("", date(2026, 11, 21), None, time(22), time(2))
    found = next_occurrence(night, at(date(2026, 11, 21), 23))
    assert found and found.ends == at(date(2026, 11, 22), 2)


def test_hours_stay_when_clocks_change() -> None:
    sundays = Timing("FREQ=WEEKLY;BYDAY=SU", date(2026, 10, 1), None, time(12), time(13))
    hours = {row.starts.hour for row in occurrences(sundays, date(2026, 10, 1), 60)}
    assert hours == {12}


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=HOURLY", "X", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;BYEASTER=1", "=;="],
)
def test_a_rule_that_is_none_is_refused(rule: str) -> None:
    with pytest.raises(RuleRefused):
        checked_rule(rule)


@given(st.text(max_size=250))
def test_rubbish_is_refused_and_never_breaks(text: str) -> None:
    with contextlib.suppress(RuleRefused):
        checked_rule(text)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=3;BYMONTHDAY=1",
    ],
)  # fmt: skip
def test_a_rule_that_never_holds_is_refused_soon(rule: str) -> None:
    begun = perf_counter()
    with pytest.raises(RuleRefused):
        checked_rule(rule)
    assert perf_counter() - begun < 5


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(1, 60))
def test_times_lie_in_the_asked_days_in_order(start: date, days: int) -> None:
    found = list(occurrences(THURSDAYS, start, days))
    assert found == sorted(found)
    assert all(start <= row.starts.date() < start + timedelta(days=days) for row in found)


RULES = st.sampled_from(
    [
        "FREQ=WEEKLY;BYDAY=TH", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", "FREQ=WEEKLY", "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3", "FREQ=MONTHLY;BYDAY=1TU", "FREQ=MONTHLY;INTERVAL=5;BYDAY=-1FR",
        "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY", "FREQ=WEEKLY;COUNT=30", "FREQ=YEARLY",
        "FREQ=WEEKLY;INTERVAL=3;WKST=SU;BYDAY=SU,TU",
    ]
)  # fmt: skip


@given(RULES, st.dates(date(2019, 1, 1), date(2022, 1, 1)), st.integers(0, 1500))
def test_counting_from_nearer_gives_the_same_days(rule: str, first: date, past: int) -> None:
    start = first + timedelta(days=past)
    whole = rrulestr(rule, dtstart=datetime.combine(first, time()))
    end = datetime.combine(start + timedelta(days=200), time())
    told = [day.date() for day in whole.between(datetime.combine(start, time()), end, inc=True)]
    timing = Timing(rule, first, None, time(9), time(10))
    assert [row.starts.date() for row in occurrences(timing, start, 201)] == told
