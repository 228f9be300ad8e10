"""What a figure says, and what a value comes to in each reading."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.voice.values.domain.facts import (
    Answers,
    EchoFact,
    Facts,
    GroupFact,
    HearingFact,
    PromiseFact,
)
from kumaja.voice.values.domain.findings import Finding, findings_of, standing_of
from kumaja.voice.values.domain.kinds import ASKED_BY, About, Reading, Standing, Value

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
WEEK = timedelta(weeks=1)


def a_hearing(**more: object) -> HearingFact:
    """Return a hearing of six weeks that closed two weeks ago, its material there at once."""
    opened = NOW - 8 * WEEK
    told: dict[str, object] = {"material_at": opened} | more
    return HearingFact(Trilingual(fi="Kuuleminen"), 1, opened, NOW - 2 * WEEK, **told)  # type: ignore[arg-type]


def looked_at(facts: Facts, about: About) -> Finding:
    """Return the finding of one thing."""
    return next(
        each for rows in findings_of(facts).values() for each in rows if each.about == about
    )


def test_everything_that_is_looked_at_stands_once_and_some_reading_asks_for_it() -> None:
    seen = [each.about for rows in findings_of(Facts(now=NOW)).values() for each in rows]

    assert sorted(seen) == sorted(About)
    assert all(Reading.STRICT in ASKED_BY[about] for about in About)


def test_a_matter_of_which_nothing_is_known_fails_in_nothing() -> None:
    for rows in findings_of(Facts(now=NOW)).values():
        for reading in Reading:
            assert standing_of(rows, reading) in {Standing.NOT_YET, Standing.NO_DATA}


def test_a_group_without_a_channel_is_named() -> None:
    deaf = GroupFact(Trilingual(fi="Kuurot"))
    facts = Facts(NOW, groups=(GroupFact(Trilingual(fi="Omaiset"), has_channel=True), deaf),
                  hearings=(a_hearing(),))  # fmt: skip

    found = looked_at(facts, About.CHANNEL)

    assert (found.count, found.base, found.without) == (1, 2, (deaf.name,))
    assert found.standing == Standing.IN_PART


def test_needs_that_nobody_recorded_are_no_data_and_not_a_no() -> None:
    facts = Facts(NOW, groups=(GroupFact(Trilingual(fi="Omaiset")),), hearings=(a_hearing(),))

    assert looked_at(facts, About.RECORDED).standing == Standing.NO_DATA
    assert looked_at(facts, About.HELPED).standing == Standing.NO_DATA


def test_a_promise_given_after_the_stage_opened_was_not_given_before() -> None:
    since = NOW - 8 * WEEK
    late = PromiseFact(
        Trilingual(fi="Alue"), Trilingual(), "hearing", since, since + WEEK, "consult"
    )

    found = looked_at(Facts(NOW, promises=(late,), hearings=(a_hearing(),)), About.PROMISED)

    assert found.standing == Standing.FAILS


@pytest.mark.parametrize(("weeks", "holds"), [(0, True), (1, True), (2, False)])
def test_five_weeks_are_counted_from_when_the_material_was_there(
    weeks: int, *, holds: bool
) -> None:
    hearing = a_hearing(material_at=NOW - 8 * WEEK + weeks * WEEK)

    assert hearing.had_five_weeks is holds
    assert hearing.had_material is (weeks == 0)


def test_what_fewer_than_five_say_is_not_shown() -> None:
    few = EchoFact(told_views=4, weighed_views=4, listened=Answers(Counter(yes=4)))
    enough = EchoFact(told_views=5, weighed_views=5, listened=Answers(Counter(yes=4, no=1)))

    hidden = looked_at(Facts(NOW, echo=few), About.LISTENED)
    shown = looked_at(Facts(NOW, echo=enough), About.LISTENED)

    assert (hidden.count, hidden.base, hidden.standing) == (0, 4, Standing.NO_DATA)
    assert (shown.count, shown.base, shown.standing) == (4, 5, Standing.IN_PART)


def test_that_nobody_asked_anything_neither_helps_nor_harms() -> None:
    facts = Facts(NOW, hearings=(a_hearing(has_easy=True),))

    assert looked_at(facts, About.QUESTIONS).standing == Standing.IDLE
    assert standing_of(findings_of(facts)[Value.INFORMATION], Reading.KUMAJA) == Standing.HOLDS


FINDINGS = st.builds(
    Finding, st.sampled_from(About), st.integers(0, 3), st.integers(0, 3),
    is_ahead=st.booleans(), is_untold=st.booleans(), is_idle=st.booleans(),
)  # fmt: skip


@given(st.lists(FINDINGS, max_size=6))
def test_a_reading_holds_only_when_nothing_that_it_asks_for_is_missing(rows: list[Finding]) -> None:
    for reading in Reading:
        asked = [each.standing for each in rows if each.is_asked_by(reading)]
        if standing_of(rows, reading) == Standing.HOLDS:
            assert Standing.HOLDS in asked
            assert set(asked) <= {Standing.HOLDS, Standing.IDLE}
