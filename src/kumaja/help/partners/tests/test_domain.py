from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kumaja.help.partners.domain.boards import boards_have_time, first_fair_day
from kumaja.help.partners.domain.figures import median_days
from kumaja.help.partners.domain.fitting import Evidence, Need, Where, fit, rarity
from kumaja.help.partners.domain.reasons import Reason, ReasonKind, read, stored

DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))
WANTED = {"theme:memory": 2.0, "theme:peer-support": 1.0}


def test_five_weeks_are_enough_and_july_does_not_count() -> None:
    assert boards_have_time(date(2026, 11, 21), date(2026, 12, 26))
    assert not boards_have_time(date(2026, 11, 21), date(2026, 12, 25))
    assert not boards_have_time(date(2026, 1, 1), date(2026, 7, 15))
    assert not boards_have_time(date(2026, 6, 20), date(2026, 8, 10))
    assert boards_have_time(date(2026, 6, 20), date(2026, 8, 25))


@given(DAYS)
def test_the_first_fair_day_is_fair_and_no_day_before_it_is(today: date) -> None:
    day = first_fair_day(today)
    assert boards_have_time(today, day)
    assert not any(
        boards_have_time(today, today + timedelta(days=n)) for n in range((day - today).days)
    )


@given(st.lists(st.integers(0, 400), max_size=9))
def test_half_of_the_answers_came_within_the_median(days: list[int]) -> None:
    middle = median_days(days)
    if middle is None:
        assert not days
    else:
        assert 2 * sum(day <= middle for day in days) >= len(days)
        assert 2 * sum(day >= middle for day in days) >= len(days)


def test_a_rare_term_tells_more_than_a_common_one() -> None:
    assert rarity(2, 200) > rarity(100, 200) > 0
    rare, common = (Evidence(met=WANTED[term]) for term in ("theme:memory", "theme:peer-support"))
    whole = sum(WANTED.values())
    assert fit(rare, whole, Need()) > fit(common, whole, Need()) > 0
    assert fit(rare, 0.0, Need()) == 0


@given(st.integers(0, 99), st.integers(0, 99), st.sampled_from(list(Where)))
def test_nearer_and_earlier_never_fits_less(one: int, other: int, where: Where) -> None:
    first, last = sorted((one, other))
    assert fit(Evidence(first, where=where), 0.0, Need()) >= fit(
        Evidence(last, where=where), 0.0, Need()
    )
    assert fit(Evidence(one), 0.0, Need()) >= fit(Evidence(one, where=where), 0.0, Need())


def test_experts_count_only_where_they_are_asked_for() -> None:
    expert, other = Evidence(3, has_experience=True), Evidence(3)
    assert fit(expert, 0.0, Need()) == fit(other, 0.0, Need())
    asked = Need(wants_experience=True)
    assert fit(expert, 0.0, asked) > fit(other, 0.0, asked) > 0


def test_reasons_are_read_as_they_were_stored_and_strange_ones_are_left_out() -> None:
    reasons = (Reason(ReasonKind.THEME, ("theme:memory",)), Reason(ReasonKind.EXPERIENCE))
    assert read(stored(reasons)) == reasons
    assert read([["script", "x"], "theme", [], {"a": 1}]) == ()
