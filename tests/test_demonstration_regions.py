"""The two invented regions beside each other: by host, by path, and one association in both."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db.models import Q
from django.test import Client
from pytest_django.fixtures import Settings

from kumaja.demo.load_region import host_of, make_region
from kumaja.demo.load_second import PLACE, load_second_region
from kumaja.demo.people import EVERYWHERE, TOLD, people, user_of
from kumaja.foundation.regions.models import Region
from kumaja.front.search.actions import rebuild_index
from kumaja.help.directory.models import Activity
from kumaja.network.networks.models import Network
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
NATIONAL = "Sisaruksen Rinnalla ry"

pytestmark = pytest.mark.django_db


@pytest.fixture
def regions(settings: Settings) -> dict[str, Region]:
    settings.ALLOWED_HOSTS = [".localhost", "127.0.0.1"]
    make_region(now=NOW)
    load_second_region(now=NOW)
    return {region.slug: region for region in Region.objects.all()}


def test_the_small_region_is_whole(regions: dict[str, Region]) -> None:
    region = regions["etela-pohjanmaa"]
    offered = Activity.objects.in_region(region)
    own = Organisation.objects.in_region(region)
    assert own.filter(kind=OrganisationKind.PUBLIC_BODY).count() == 4
    assert own.exclude(kind=OrganisationKind.PUBLIC_BODY).count() == 14
    assert offered.count() == 28
    assert offered.exclude(Q(summary_sv="") & Q(summary_en="")).count() >= 6
    assert Network.objects.in_region(region).count() == 2
    keys = [person.key for person in people(region.slug)]
    assert {"ep_coordinator", "ep_editor", "ep_official", *EVERYWHERE} <= set(keys)
    assert not {"coordinator", "editor"} & set(keys)
    assert {person.key for person in people()} == set(TOLD)
    assert all(user_of(key) for key in keys if key not in EVERYWHERE)


def test_a_national_association_is_one_record_in_both(regions: dict[str, Region]) -> None:
    national = Organisation.objects.get(name_fi=NATIONAL)
    assert national.memberships.count() == 2
    for region in regions.values():
        assert national.activities.filter(region=region).count() == 1
    rebuild_index(now=NOW)
    client = Client()
    for host, other in ((host_of(PLACE), "Helsingissä"), ("localhost", "Seinäjoella")):
        page = client.get(f"/fi/jarjestot/{national.address}/", headers={"host": host})
        assert page.status_code == 200
        assert NATIONAL in page.text
        assert f"ilta {other}" not in page.text


def test_a_region_is_found_by_its_host_and_by_its_path(regions: dict[str, Region]) -> None:
    del regions
    client = Client()
    by_host = client.get("/fi/", headers={"host": host_of(PLACE)})
    by_path = client.get("/etela-pohjanmaa/fi/", headers={"host": "localhost"})
    assert "Etelä-Pohjanmaa" in by_host.text
    assert "Etelä-Pohjanmaa" in by_path.text
    own = client.get("/fi/", headers={"host": "127.0.0.1"})
    assert "Uusimaa" in own.text
    short = client.get("/etela-pohjanmaa/fi/kunnat/", headers={"host": host_of(PLACE)})
    assert short.headers["Location"] == "/fi/kunnat/"


def test_a_host_that_names_none_lists_the_regions(regions: dict[str, Region]) -> None:
    page = Client().get("/fi/", headers={"host": "kumaja.localhost"})
    assert page.status_code == 200
    assert all(f'href="/{slug}/fi/"' in page.text for slug in regions)
