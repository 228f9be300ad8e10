from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.front.desk.domain.repeats import (
    BY_WEEKDAY,
    MONTHLY,
    WEEKDAYS,
    Repeat,
    Repetition,
    repetition_of,
    rule_of,
)
from kumaja.help.directory.domain.occurrences import checked_rule

OFFERED = [repeat for repeat in Repeat if repeat != Repeat.KEPT]


@given(st.sampled_from(OFFERED), st.sets(st.sampled_from(WEEKDAYS), min_size=1), st.integers(0, 6))
def test_what_was_said_reads_back_as_it_was_said(
    repeat: Repeat, days: set[str], first: int
) -> None:
    chosen = tuple(day for day in WEEKDAYS if day in days)
    said = repetition_of(checked_rule(rule_of(repeat, days)), first)
    if repeat in MONTHLY:
        assert said == Repetition(repeat, chosen[:1])
    elif repeat in BY_WEEKDAY:
        assert said == Repetition(repeat, chosen)
    else:
        assert said == Repetition(repeat)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=15",
        "FREQ=MONTHLY;BYDAY=5MO", "FREQ=WEEKLY;BYDAY=MO;COUNT=4", "FREQ=DAILY;INTERVAL=2",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "FREQ=WEEKLY;BYDAY=MO;BYMONTH=1",
    ],
)  # fmt: skip
def test_a_rule_that_no_answer_says_is_kept_as_it_is(rule: str) -> None:
    assert repetition_of(rule, 0) == Repetition(Repeat.KEPT)


def test_a_weekly_rule_without_weekday_means_the_weekday_of_its_first_day() -> None:
    assert repetition_of("FREQ=WEEKLY", 3) == Repetition(Repeat.WEEKLY, ("TH",))
    assert repetition_of("FREQ=MONTHLY;BYDAY=TH;BYSETPOS=-1", 0).repeat == Repeat.LAST
