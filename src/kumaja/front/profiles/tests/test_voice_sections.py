"""What is decided stands on the pages of the municipality that it concerns and of who decides."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.front.profiles.queries.body_matters import get_body_matters
from kumaja.front.profiles.tests.rows import NOW, a_region
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.models import BoardOpening
from kumaja.voice.matters.domain.course import Standing
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import DAY, a_body, a_matter, a_stage


@pytest.fixture
def region(visitor: Client) -> Region:
    del visitor
    return a_region()


@pytest.fixture
def tuusula(region: Region) -> Municipality:
    return region.municipalities.get(name_fi="Tuusula")


@pytest.fixture
def body(region: Region) -> Organisation:
    return a_body(region)


def running(region: Region, title: str, *places: Municipality) -> Matter:
    begun = timezone.now() - timedelta(days=2)
    body = a_body(region, f"Alue {title}")
    matter = a_matter(region, body, title=title, now=begun)
    matter.areas.set(places)
    a_stage(matter, starts_at=begun, days=20, now=begun)
    return matter


def heard(region: Region, body: Organisation, *, days_ago: int = 10) -> Matter:
    begun = NOW - (days_ago + 20) * DAY
    matter = a_matter(region, body, title=f"Kuultu {days_ago}", now=begun)
    stage = a_stage(matter, starts_at=begun, days=20, now=begun)
    a_view(region, matter=matter, stage=stage, now=begun)
    return matter


def test_a_municipality_shows_the_last_days_that_concern_it(
    visitor: Client, region: Region, tuusula: Municipality
) -> None:
    here = running(region, "Täällä", tuusula)
    running(region, "Muualla", region.municipalities.exclude(pk=tuusula.pk)[0])
    owner = running(region, "Omistaja toimii").owners.get().organisation
    assert owner is not None
    owner.areas.set([tuusula])
    running(region, "Omistaja toisaalla")

    words = visitor.get("/fi/kunnat/tuusula/").content.decode()

    assert "Päätökset, jotka koskevat Tuusulaa" in words
    assert here.get_absolute_url() in words
    assert "Omistaja toimii" in words
    assert "Muualla" not in words
    assert "Omistaja toisaalla" not in words


def test_a_municipality_without_last_days_says_so(visitor: Client, region: Region) -> None:
    words = visitor.get("/fi/kunnat/tuusula/").content.decode()

    assert "ei ole tiedossa päätöksiä, joihin täältä voisi vaikuttaa" in words


def test_a_body_shows_what_it_prepares_and_owes(region: Region, body: Organisation) -> None:
    heard(region, body)
    heard(region, body, days_ago=3)
    heard(region, a_body(region, "Toinen"), days_ago=50)
    a_matter(region, body, title="Luonnos", is_published=False)

    told = get_body_matters(body, region, NOW)

    assert [(group.standing, len(group.rows)) for group in told.groups] == [(Standing.HEARD, 2)]
    assert (told.waiting, told.days) == (2, 10)


def test_a_board_that_is_not_public_is_not_told_on_the_page(
    region: Region, body: Organisation
) -> None:
    heard(region, body)
    BoardOpening.objects.create(region=region, public_on=None)

    assert get_body_matters(body, region, NOW).waiting is None


def test_a_body_without_matters_says_so(visitor: Client, body: Organisation) -> None:
    words = visitor.get(body.get_absolute_url()).content.decode()

    assert "Tämän viranomaisen asioita ei ole vielä kerrottu täällä." in words


def test_a_bodys_matters_take_the_same_statements(
    region: Region, body: Organisation, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    heard(region, body)
    with django_assert_num_queries(2):
        get_body_matters(body, region, NOW)
    for days in range(11, 20):
        heard(region, body, days_ago=days)
    with django_assert_num_queries(2):
        get_body_matters(body, region, NOW)
