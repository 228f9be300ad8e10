from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.network.networks.domain.holding import fits, manner_of, overlaps
from kumaja.network.networks.domain.kinds import Manner
from kumaja.network.networks.domain.life import last_lived, years_of
from kumaja.network.registry.domain.kinds import OrganisationKind

ASSOCIATION, COMMUNITY = OrganisationKind.ASSOCIATION, OrganisationKind.COMMUNITY
UMBRELLA, BODY = OrganisationKind.UMBRELLA, OrganisationKind.PUBLIC_BODY
DAY = date(2026, 1, 1)
DAYS = st.integers(min_value=0, max_value=6).map(lambda number: DAY + timedelta(days=number))


@pytest.mark.parametrize(
    ("kinds", "manner"),
    [
        ([], None),
        ([ASSOCIATION], None),
        ([COMMUNITY], Manner.COMMUNITY),
        ([UMBRELLA], Manner.COMMUNITY),
        ([ASSOCIATION, ASSOCIATION], Manner.ASSOCIATIONS),
        ([ASSOCIATION] * 5, Manner.ASSOCIATIONS),
        ([ASSOCIATION] * 6, None),
        ([BODY], None),
        ([ASSOCIATION, BODY], None),
    ],
)
def test_one_community_or_two_to_five_associations_take_a_task(
    kinds: list[OrganisationKind], manner: Manner | None
) -> None:
    assert manner_of(kinds) is manner


def test_an_employee_is_told_by_the_title_of_the_post() -> None:
    assert fits(Manner.EMPLOYEE, [], has_title=True)
    assert fits(Manner.EMPLOYEE, [BODY], has_title=True)
    assert not fits(Manner.EMPLOYEE, [BODY], has_title=False)
    assert not fits(Manner.EMPLOYEE, [BODY, ASSOCIATION], has_title=True)
    assert not fits(Manner.OTHER, [], has_title=False)
    assert fits(Manner.OTHER, [ASSOCIATION], has_title=False)
    assert not fits(Manner.COMMUNITY, [ASSOCIATION, ASSOCIATION], has_title=True)


@given(DAYS, DAYS, DAYS, DAYS)
def test_spans_overlap_when_a_day_lies_in_both(a: date, b: date, c: date, d: date) -> None:
    (begins, ends), (starts, stops) = sorted((a, b)), sorted((c, d))
    days = [DAY + timedelta(days=number) for number in range(7)]
    both = any(begins <= day < ends and starts <= day < stops for day in days)
    assert overlaps((begins, ends), [(starts, stops)]) is both


def test_what_has_no_end_overlaps_all_that_comes_later() -> None:
    assert overlaps((DAY, None), [(DAY + timedelta(days=900), None)])
    assert not overlaps((DAY, None), [(DAY - timedelta(days=9), DAY)])
    assert not overlaps((DAY, None), [])


def test_a_life_is_told_in_years_and_its_last_day_is_not_the_next_years_first() -> None:
    assert years_of(date(2024, 3, 1), date(2027, 1, 1)) == "2024–2026"
    assert years_of(date(2026, 3, 1), date(2027, 1, 1)) == "2026"
    assert years_of(date(2024, 3, 1), None) == "2024–"
    assert last_lived(date(2027, 5, 1), date(2027, 1, 1)) == date(2026, 12, 31)
    assert last_lived(date(2026, 5, 1), date(2027, 1, 1)) == date(2026, 5, 1)
