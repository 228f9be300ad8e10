"""The calendar tells last days, the nearest first, and what it is too late for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory
from kumaja.voice.matters.domain.calendar import WEEKS, Nearness, nearness_of, weeks_from
from kumaja.voice.matters.domain.kinds import PromiseLevel, StageKind
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.queries.calendar import concerning, get_calendar, nearest, silent_bodies
from kumaja.voice.matters.queries.words import PROMISE_WORDS
from kumaja.voice.matters.tests.rows import DAY, NOW, a_body, a_matter, a_promise, a_stage

SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, Nearness.THIS_WEEK),
        (1, Nearness.THIS_WEEK),
        (2, Nearness.FOUR_WEEKS),
        (28, Nearness.FOUR_WEEKS),
        (29, Nearness.LATER),
    ],
)
def test_a_week_ends_on_sunday_and_four_weeks_are_28_days(days: int, told: Nearness) -> None:
    assert nearness_of(SATURDAY + timedelta(days=days), SATURDAY) == told


def test_the_strip_is_half_a_year_and_holds_each_last_day_once() -> None:
    days = [SATURDAY, SATURDAY + timedelta(days=9), SATURDAY + timedelta(days=400)]
    weeks = weeks_from(SATURDAY, days)

    assert len(weeks) == WEEKS
    assert weeks[0].monday == date(2026, 11, 16)
    assert [day for week in weeks for day in week.days] == days[:2]


def test_the_nearest_last_day_stands_first(region: Region) -> None:
    later, sooner = a_matter(region, title="B"), a_matter(region, title="A")
    a_promise(a_stage(later, days=30, starts_at=NOW + DAY))
    a_stage(sooner, days=12)

    calendar = get_calendar(Matter.objects.all(), NOW)

    assert [row.matter for row in calendar.rows] == [sooner, later]
    assert calendar.rows[0].days_left == 12
    assert calendar.rows[1].promise_words == (PROMISE_WORDS[PromiseLevel.CONSULT],)


def test_the_front_page_tells_the_three_nearest_in_one_statement(
    region: Region, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for days in (40, 10, 30, 20):
        a_stage(a_matter(region, title=f"{days}"), days=days)

    with django_assert_num_queries(1):
        found = nearest(region, NOW, limit=3)

    assert [row.title.fi for row in found] == ["10", "20", "30"]
    assert found[0].owner.fi == "Keski-Uudenmaan hyvinvointialue"


def test_a_matter_stands_once_among_the_nearest(region: Region) -> None:
    twice, other = a_matter(region, title="A"), a_matter(region, title="B")
    for days in (20, 10):
        a_stage(twice, days=days)
    a_stage(twice, starts_at=NOW - DAY, days=11)
    a_stage(other, days=40)
    a_stage(twice, kind=StageKind.DECISION, days=3)

    found = nearest(region, NOW, limit=3)

    assert [(row.title.fi, row.days_left) for row in found] == [("A", 10), ("B", 40)]


def test_what_is_over_or_a_draft_or_done_is_no_last_day(region: Region) -> None:
    a_stage(a_matter(region, is_published=False))
    a_stage(a_matter(region), starts_at=NOW - 9 * DAY, days=9)
    done = a_matter(region)
    a_stage(done)
    Matter.objects.filter(pk=done.pk).update(closed_at=NOW)

    assert get_calendar(Matter.objects.all(), NOW).rows == ()


def test_a_decision_without_a_hearing_ahead_is_too_late_and_last(region: Region) -> None:
    late, open_still = a_matter(region), a_matter(region)
    a_stage(late, kind=StageKind.DECISION, days=3)
    a_stage(open_still, days=50)
    a_stage(open_still, kind=StageKind.DECISION, starts_at=NOW + 60 * DAY, days=1)

    calendar = get_calendar(Matter.objects.all(), NOW)

    assert [row.matter for row in calendar.rows] == [open_still, late]
    assert calendar.rows[0].decides_on == (NOW + 60 * DAY).date()
    assert calendar.of(Nearness.TOO_LATE)[0].matter == late


def test_a_body_with_a_last_day_is_not_silent(region: Region) -> None:
    speaks, silent = a_body(region, "Puhuva"), a_body(region, "Vaiti")
    a_stage(a_matter(region, speaks))
    bodies = Organisation.objects.filter(pk__in=[speaks.pk, silent.pk])

    assert silent_bodies(bodies, get_calendar(Matter.objects.all(), NOW)) == (silent,)


def test_a_matter_concerns_who_shares_its_theme_and_place(region: Region) -> None:
    term = Term.objects.filter(scheme="theme")[0]
    ours: Organisation = OrganisationFactory.create(region=region)
    ours.terms.add(term)
    matter, other = a_matter(region), a_matter(region)
    matter.terms.add(term)

    assert concerning(Matter.objects.all(), [ours]) == {matter.pk}
    assert other.pk not in concerning(Matter.objects.all(), [ours])
