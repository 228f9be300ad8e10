"""When one is asked: twice a year, on working days, and never in summer."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kumaja.help.upkeep.domain.reports import Told, told_in
from kumaja.help.upkeep.domain.rounds import is_asked_on, next_round, round_on

DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))


@given(DAYS)
def test_no_mail_goes_outside_september_january_and_february(day: date) -> None:
    if is_asked_on(day):
        assert day.month in {1, 2, 9}
        assert day.weekday() < 5


@given(DAYS)
def test_a_round_opens_on_a_monday_and_has_time_for_its_repeat(day: date) -> None:
    found = round_on(day)
    if found is not None:
        assert found.opens_on.weekday() == found.repeats_on.weekday() == 0
        assert 8 <= found.opens_on.day <= 14
        assert found.repeats_on + timedelta(days=2) < found.closes_on
    assert next_round(day).opens_on > day


def test_the_next_check_after_the_example_day_is_on_the_eleventh_of_january() -> None:
    assert next_round(date(2026, 11, 21)).opens_on == date(2027, 1, 11)
    assert round_on(date(2027, 1, 10)) is None
    assert next_round(date(2027, 1, 11)).opens_on == date(2027, 9, 13)


def test_a_part_that_no_record_has_is_something_else() -> None:
    assert told_in("times") == Told.TIMES
    assert told_in("<script>") == Told.OTHER
