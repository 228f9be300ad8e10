"""The page of a matter: when the answers come, how late they are, what one can do next."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.profiles.queries.matter import Owed, get_composed_matter
from kumaja.front.profiles.tests.rows import a_region
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.consultations.actions.asking import ask_question
from kumaja.voice.consultations.tests.rows import a_consultation
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.tests.rows import AFTER, BEGUN, Heard, a_heard_view, weighed
from kumaja.voice.matters.domain.kinds import StageKind
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import DAY, NOW, a_body, a_matter, a_promise, a_stage

# What the issue of the wing asks for, with 500 views and whatever else.
MOST = 15


@pytest.fixture
def region(visitor: Client) -> Region:
    del visitor
    return a_region()


@pytest.fixture
def heard(region: Region) -> Heard:
    made = a_heard_view(region)
    a_promise(made.stage, answer_by=day_of(AFTER + 10 * DAY))
    return made


def owed(matter: Matter, days: int) -> Owed:
    """Return what the page says so many days after the hearing."""
    matter = Matter.objects.select_related("region").get(pk=matter.pk)
    page = get_composed_matter(matter, AnonymousUser(), matter.region, AFTER + days * DAY)
    return page.owed


def test_a_heard_matter_says_by_when_the_answers_come(heard: Heard) -> None:
    assert owed(heard.matter, 3) == Owed(day_of(AFTER + 10 * DAY))
    assert owed(heard.matter, 10) == Owed(day_of(AFTER + 10 * DAY))


def test_answers_that_did_not_come_are_late_from_their_day(heard: Heard) -> None:
    assert owed(heard.matter, 11) == Owed(day_of(AFTER + 10 * DAY), days_late=1)

    weighed(heard.owner, heard.points)

    assert owed(heard.matter, 11) == Owed()


def test_only_who_still_owes_is_late(region: Region) -> None:
    matter = a_matter(region, a_body(region), a_body(region, "Kunta"), now=BEGUN)
    stage = a_stage(matter, starts_at=BEGUN, now=BEGUN)
    a_promise(stage, answer_by=day_of(AFTER + 10 * DAY))  # of the first owner
    view = a_view(region, matter=matter, stage=stage, now=BEGUN)
    first = matter.owners.select_related("matter", "organisation", "network").get(position=0)
    weighed(first, list(view.points.all()))

    assert owed(matter, 30) == Owed()


def test_the_page_says_how_late_the_answers_are(visitor: Client, region: Region) -> None:
    matter = a_matter(region, now=NOW - 60 * DAY)
    stage = a_stage(matter, starts_at=NOW - 60 * DAY, days=10, now=NOW - 60 * DAY)
    a_promise(stage, answer_by=day_of(NOW - 20 * DAY))
    a_view(region, matter=matter, stage=stage, now=NOW - 55 * DAY)

    page = visitor.get(matter.get_absolute_url()).content.decode()

    assert "Vastausten piti tulla" in page
    assert "päivää myöhässä" in page
    assert "Katso vastaukset" in page


def test_a_call_for_grants_is_applied_for(visitor: Client, region: Region) -> None:
    matter = a_matter(region)
    a_stage(matter, starts_at=NOW - DAY, days=400, kind=StageKind.GRANT_CALL)

    page = visitor.get(matter.get_absolute_url()).content.decode()

    assert "Haku on auki" in page
    assert "ei vielä tiedetä" not in page


def test_the_page_takes_few_statements_whatever_it_shows(
    visitor: Client, region: Region, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    counted = [_statements(visitor, region, rows, django_assert_max_num_queries) for rows in (2, 9)]

    assert counted[0] == counted[1]


def _statements(visitor: Client, region: Region, rows: int, at_most: DjangoAssertNumQueries) -> int:
    hearing = a_consultation(region, starts_at=NOW - timedelta(days=2), days=400)
    matter = hearing.matter
    matter.areas.set(region.municipalities.all()[:rows])
    for n in range(rows):
        a_view(region, matter=matter, stage=hearing.stage)
        beneath = a_matter(region, title=f"Alla {n}")
        Matter.objects.filter(pk=beneath.pk).update(parent=matter)
        ask_question(
            consultation=hearing, text="Miksi?", language="fi", name=f"Asukas {n}",
            actor="test", now=NOW,
        )  # fmt: skip
        matter.terms.add(Term.objects.create(scheme=Scheme.THEME, code=f"t{rows}{n}", name_fi="X"))
    visitor.get(matter.get_absolute_url())
    with at_most(MOST) as seen:
        answer = visitor.get(matter.get_absolute_url())
    assert answer.status_code == 200
    assert isinstance(seen, CaptureQueriesContext)
    return len(seen)
