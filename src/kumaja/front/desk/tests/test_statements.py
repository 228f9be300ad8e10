"""The number of SQL statements does not grow with rows, and is small."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.accounts.models import User
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.tests.conftest import Browser
from kumaja.help.directory.tests.factories import ScheduleFactory
from kumaja.network.networks.tests.factories import MembershipFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory, RoleFactory, a_person

pytestmark = pytest.mark.django_db
MOST = 15  # three of them: views it was asked for, its drafts, and what it has said


def statements(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(path).status_code == 200
    return len([query for query in caught if "SAVEPOINT" not in query["sql"]])


def fill(own: Organisation, region: Region, count: int) -> None:
    for number in range(count):
        schedule = ScheduleFactory.create(activity__organisation=own, activity__region=region)
        schedule.activity.areas.add(Municipality.objects.get(code="858"))
        RoleFactory.create(organisation=own)
        Contact.objects.create(organisation=own, phone=f"019 {number}")
        MembershipFactory.create(organisation=own, network__region=region)


@pytest.mark.parametrize(
    "rest", ["", "toiminta/", "vaki/", "tiedot/", "tiedot/muutokset/", "verkostot/"]
)
def test_the_associations_pages(
    browser: Browser, own: Organisation, editor: User, region: Region, rest: str
) -> None:
    client, path = browser(editor), f"/fi/meidan-yhdistys/{own.address}/{rest}"
    fill(own, region, 2)
    few = statements(client, path)
    fill(own, region, 18)
    assert statements(client, path) == few
    assert few <= MOST


def test_the_list_of_all_tasks_and_ones_own_page(
    browser: Browser, own: Organisation, editor: User, region: Region
) -> None:
    client = browser(editor)

    def serve(count: int) -> None:
        for _ in range(count):
            another = OrganisationFactory.create(checked_at=None, region=region)
            RoleFactory.create(user=editor, organisation=another)
            fill(another, region, 1)

    serve(2)
    few = [statements(client, path) for path in ("/fi/meidan-yhdistys/", "/fi/omat/")]
    serve(18)
    many = [statements(client, path) for path in ("/fi/meidan-yhdistys/", "/fi/omat/")]
    assert many == few
    assert max(few) <= MOST


@pytest.mark.parametrize("page", ["alueet/", "kayttajat/", "sanastot/", "jono/", "loki/"])
def test_the_pages_of_administration(browser: Browser, region: Region, page: str) -> None:
    client, path = browser(a_person(RoleKind.ADMINISTRATOR)), f"/fi/yllapito/{page}"
    a_person(RoleKind.COORDINATOR, region=region)
    few = statements(client, path)
    for _ in range(18):
        a_person(RoleKind.COORDINATOR, region=region)
    assert statements(client, path) == few
    assert few <= MOST
