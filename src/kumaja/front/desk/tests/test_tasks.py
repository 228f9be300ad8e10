from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.front.desk.domain.changes import field_changes, parted
from kumaja.front.desk.domain.tasks import (
    ActivityState,
    Task,
    TaskKind,
    asked_of,
    check_due_on,
    in_order,
    is_asked_on,
)

TODAY = date(2026, 11, 21)


def state(**told: object) -> ActivityState:
    usual: dict[str, object] = {
        "checked_on": TODAY, "paused_until": None, "has_schedules": True, "has_next_time": True,
    }  # fmt: skip
    return ActivityState(**(usual | told))  # type: ignore[arg-type]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_check_is_due_on_a_working_day_a_year_later(day: date) -> None:
    due = check_due_on(day)
    assert due is not None
    assert due.weekday() < 5
    assert timedelta(days=364) <= due - day <= timedelta(days=368)


def test_a_check_is_asked_for_two_weeks_before_and_at_once_when_there_was_none() -> None:
    assert is_asked_on(None, TODAY)
    assert is_asked_on(TODAY + timedelta(days=14), TODAY)
    assert not is_asked_on(TODAY + timedelta(days=15), TODAY)


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ({}, None),
        ({"checked_on": None}, TaskKind.CHECK_ACTIVITY),
        ({"checked_on": date(2025, 11, 1)}, TaskKind.CHECK_ACTIVITY),
        ({"paused_until": TODAY, "checked_on": date(2026, 6, 1)}, TaskKind.TELL_IF_IT_GOES_ON),
        ({"paused_until": TODAY, "checked_on": TODAY}, None),
        ({"paused_until": TODAY + timedelta(days=1)}, None),
        ({"has_next_time": False}, TaskKind.ADD_TIMES),
        ({"has_next_time": False, "has_schedules": False}, None),
    ],
)
def test_an_activity_asks_for_one_thing_or_nothing(
    told: dict[str, object], asked: TaskKind | None
) -> None:
    found = asked_of(state(**told), TODAY)
    assert (found and found[0]) == asked


def test_what_was_never_done_comes_first_and_then_what_is_due_first() -> None:
    def task(kind: TaskKind, due_on: date | None) -> Task:
        return Task(kind, Trilingual(fi="Yhdistys"), "yhdistys", due_on=due_on)

    late = task(TaskKind.CHECK_ACTIVITY, TODAY)
    never = task(TaskKind.CHECK_RECORD, None)
    later = task(TaskKind.CHECK_RECORD, TODAY + timedelta(days=3))
    assert in_order([later, late, never]) == [never, late, later]


def test_a_change_tells_before_and_after_and_leaves_out_what_no_person_changed() -> None:
    before = {"name_fi": "Vanha", "sort_key": "a", "areas": ["858"], "members": None}
    after = {"name_fi": "Uusi", "sort_key": "b", "areas": ["858", "611"], "members": 0}
    told = [(one.field, one.before, one.after) for one in field_changes(before, after)]
    assert told == [
        ("name_fi", "Vanha", "Uusi"), ("areas", ["858"], ["858", "611"]), ("members", None, 0),
    ]  # fmt: skip


def test_of_a_list_that_was_only_put_in_another_order_both_are_told() -> None:
    assert parted(["a", "b"], ["b", "c"]) == (["a"], ["c"])
    assert parted(["a", "b"], ["b", "a"]) == (["a", "b"], ["b", "a"])
    assert parted(None, ["a"]) == ([], ["a"])
