"""Regions side by side: the same figures, each with its base, and only for the programme."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from kumaja.foundation.accounts.models import User
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.front.desk.domain.figures import FEW, Figure
from kumaja.front.desk.queries.programme import MEASURES, regions_side_by_side
from kumaja.front.desk.tests.conftest import Browser
from kumaja.help.directory.models import MissedSearch
from kumaja.help.directory.tests.factories import ActivityFactory
from kumaja.network.networks.tests.factories import MembershipFactory, NetworkFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import OrganisationFactory, a_person

PAGE = "/fi/ohjelma/"


@given(st.integers(0, 50), st.integers(0, 50))
def test_a_share_is_told_of_enough_alone(count: int, more: int) -> None:
    figure = Figure(count, count + more, is_guarded=True)
    assert figure.is_hidden is (0 < count + more < FEW)
    if figure.percentage is not None and figure.base is not None:
        assert abs(figure.percentage * figure.base - 100 * count) * 2 <= figure.base
    assert not Figure(count, count + more).is_hidden


@pytest.fixture
def filled(region: Region) -> Region:
    now = timezone.now()
    old = now - timedelta(days=400)
    for number in range(6):
        own = OrganisationFactory.create(region=region, claimed_at=now if number else None)
        checked = old if number == 1 else now
        ActivityFactory.create(organisation=own, region=region, checked_at=checked)
    network = NetworkFactory.create(region=region)
    MembershipFactory.create(network=network, organisation=own)
    tuusula = region.municipalities.get(code="858")
    own.activities.get().areas.add(tuusula)
    MissedSearch.objects.create(
        region=region, language="fi", text="x", match_key="x", count=5, last_on=now.date()
    )
    return region


def test_the_figures_are_those_that_one_can_count(filled: Region) -> None:
    far = RegionFactory.create(slug="lappi")
    found = {one.region.slug: one.figures for one in regions_side_by_side(timezone.now())}
    told = found[filled.slug]
    assert (told["claimed"].count, told["claimed"].base, told["claimed"].percentage) == (5, 6, 83)
    assert (told["checked"].count, told["checked"].base) == (5, 6)
    assert (told["municipalities"].count, told["municipalities"].base) == (1, 2)
    assert (told["networks"].count, told["members"].count) == (1, 1)
    assert told["missed"].is_hidden
    assert all(figure.count == 0 for figure in found[far.slug].values())


def test_more_regions_take_no_more_statements(
    filled: Region, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for slug in ("lappi", "kainuu", "savo"):
        RegionFactory.create(slug=slug)
    with django_assert_num_queries(10):
        regions_side_by_side(timezone.now())


def test_the_page_defines_each_figure_and_opens_it(browser: Browser, filled: Region) -> None:
    client = browser(a_person(RoleKind.PROGRAMME_COORDINATOR))
    assert client.get("/fi/tyopoyta/").headers["Location"] == PAGE
    RegionFactory.create(slug="lappi", name_fi="Lappi")
    page = client.get(PAGE).text
    assert all(str(measure.told) in page for measure in MEASURES)
    assert "5 / 6 (83 %)" in page
    assert page.count('<th scope="col" data-number><a href=') == 2  # over figures, as figures
    assert 'href="/lappi/fi/verkostot/"' in page
    lines = client.get(f"{PAGE}alueet.csv").getvalue().decode().splitlines()
    assert lines[0].lstrip("\ufeff").startswith("region;closed_on;organisations;")
    assert any(line.startswith("uusimaa;;6;;5;6;6;;5;6;1;2;1;;1;;<5;") for line in lines)


def test_nobody_else_sees_it(browser: Browser, editor: User) -> None:
    for person in (editor, a_person(RoleKind.ADMINISTRATOR)):
        assert browser(person).get(PAGE).status_code == 403
        assert browser(person).get(f"{PAGE}alueet.csv").status_code == 403
