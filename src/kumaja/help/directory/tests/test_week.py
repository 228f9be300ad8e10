"""In which parts of the week one can come."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from kumaja.help.directory.documents import documents
from kumaja.help.directory.domain.occurrences import HELSINKI, Timing
from kumaja.help.directory.domain.week import PartOfWeek, parts_of_week
from kumaja.help.directory.models import Activity
from kumaja.help.directory.tests.factories import ActivityFactory, ScheduleFactory

MONDAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 28)
NOW = datetime(2026, 11, 21, 12, tzinfo=HELSINKI)
DAYTIME, EVENING, WEEKEND = PartOfWeek


def timing(
    rule: str = "", first: date = MONDAY, starts: time = time(13), ends: time = time(15)
) -> Timing:
    return Timing(rule, first, None, starts, ends)


@pytest.mark.parametrize(
    ("starts", "ends", "told"),
    [
        (time(13), time(15), [DAYTIME]),
        (time(15, 59), time(18), [DAYTIME]),
        (time(16), time(18), [EVENING]),
        (time(22), time(2), [EVENING]),
        (time(9), time(18, 59), [DAYTIME]),
        (time(9), time(19), [DAYTIME, EVENING]),
        (time(0), time(0), [DAYTIME, EVENING]),
    ],
)
def test_weekdays_are_told_by_their_hours(starts: time, ends: time, told: list[PartOfWeek]) -> None:
    assert parts_of_week([timing("FREQ=WEEKLY;BYDAY=TH", starts=starts, ends=ends)], NOW) == told


@pytest.mark.parametrize(
    ("rule", "first", "told"),
    [
        ("", MONDAY, [DAYTIME]),
        ("", SATURDAY, [WEEKEND]),
        ("FREQ=WEEKLY", SATURDAY, [WEEKEND]),
        ("FREQ=WEEKLY;BYDAY=SU", MONDAY, [WEEKEND]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,SA", MONDAY, [DAYTIME, WEEKEND]),
        ("FREQ=DAILY", MONDAY, [DAYTIME, WEEKEND]),
        ("FREQ=DAILY;INTERVAL=7", MONDAY, [DAYTIME]),
        ("FREQ=MONTHLY;BYDAY=-1SA", MONDAY, [WEEKEND]),
        ("FREQ=WEEKLY;BYMONTH=6;BYDAY=SA", MONDAY, [WEEKEND]),
    ],
)
def test_days_are_those_of_the_rule_or_of_the_first(
    rule: str, first: date, told: list[PartOfWeek]
) -> None:
    assert parts_of_week([timing(rule, first)], NOW) == told


def test_a_late_hour_on_saturday_is_the_weekend_and_no_weekday_evening() -> None:
    assert parts_of_week([timing("", SATURDAY, time(18), time(20))], NOW) == [WEEKEND]


def test_several_schedules_are_told_together_each_part_once() -> None:
    evening = timing("FREQ=WEEKLY;BYDAY=TU", starts=time(17), ends=time(19))
    both = [timing("FREQ=WEEKLY;BYDAY=SA,MO"), evening, evening]

    assert parts_of_week(both, NOW) == [DAYTIME, EVENING, WEEKEND]


@pytest.mark.parametrize(
    "over",
    [
        timing("", date(2026, 11, 20)),
        Timing("FREQ=WEEKLY", date(2026, 1, 1), date(2026, 11, 20), time(13), time(15)),
        timing("FREQ=WEEKLY;COUNT=3", date(2026, 1, 1)),
        timing("FREQ=WEEKLY;UNTIL=20261120", date(2026, 1, 1)),
    ],
)
def test_what_is_over_tells_nothing(over: Timing) -> None:
    assert parts_of_week([over], NOW) == []
    assert parts_of_week([over, timing("", SATURDAY)], NOW) == [WEEKEND]


def test_days_left_out_are_not_told() -> None:
    rule, rest = "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261130", frozenset({MONDAY, date(2026, 11, 30)})
    closed = Timing(rule, MONDAY, None, time(13), time(15), exceptions=rest)

    assert parts_of_week([closed], NOW) == []
    assert parts_of_week([timing(rule)], NOW, holidays=rest) == []
    assert parts_of_week([timing(rule)], NOW) == [DAYTIME]


DAYS = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])


@given(st.sets(DAYS, min_size=1), st.times(), st.integers(1, 6))
def test_named_days_tell_the_weekend_and_weekdays(days: set[str], at: time, step: int) -> None:
    rule = f"FREQ=WEEKLY;INTERVAL={step};BYDAY={','.join(sorted(days))}"

    told = set(parts_of_week([timing(rule, starts=at, ends=at)], NOW))

    assert (WEEKEND in told) == bool(days & {"SA", "SU"})
    assert bool(told - {WEEKEND}) == bool(days - {"SA", "SU"})


def _on(activity: Activity, day: date, hour: int) -> None:
    ScheduleFactory.create(
        activity=activity, rule="", first_on=day, starts_at=time(hour), ends_at=time(hour + 1)
    )


@pytest.mark.django_db
def test_the_index_is_told_when_one_can_come() -> None:
    silent, told = ActivityFactory.create(), ActivityFactory.create()
    _on(told, MONDAY, 17)
    _on(told, SATURDAY, 10)

    found = {document.key: document.when for document in documents(None, now=NOW)}

    assert found == {silent.code: [], told.code: [EVENING, WEEKEND]}


@pytest.mark.django_db
def test_times_within_a_break_and_after_the_end_are_not_told() -> None:
    paused = ActivityFactory.create(paused_until=date(2026, 11, 27))
    ended = ActivityFactory.create(ended_on=NOW.date())
    for activity in (paused, ended):
        _on(activity, MONDAY, 17)
        _on(activity, SATURDAY, 10)

    assert paused.parts_of_week_at(NOW) == [WEEKEND]
    assert ended.parts_of_week_at(NOW) == []


@pytest.mark.django_db
def test_telling_times_costs_no_more_statements_for_more_rows() -> None:
    def statements() -> int:
        for _ in range(3):
            _on(ActivityFactory.create(), MONDAY, 17)
        with CaptureQueriesContext(connection) as caught:
            assert all(row.when for row in documents(None, now=NOW))
        return len(caught)

    assert statements() == statements()
