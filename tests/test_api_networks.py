"""Networks for other systems: in pages, with their history, and nothing of another region."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.network.networks.actions.founding import archive_network
from kumaja.network.networks.actions.membership import change_degree
from kumaja.network.networks.api import MembershipPage, NetworkPage, PublicBodyPage
from kumaja.network.networks.domain.kinds import Degree
from kumaja.network.networks.models import ContactRole, NetworkMembership
from tests.walk.networks import make_contact_role, make_network, make_partner
from tests.walk.world import CANARY, NOW, SINCE, World, make_organisation

pytestmark = pytest.mark.django_db
NETWORKS, MEMBERSHIPS = "/api/v1/networks", "/api/v1/memberships"
BODIES = "/api/v1/public-bodies"


def test_networks_are_told_in_the_published_shape(world: World, client: Client) -> None:
    answer = client.get(NETWORKS)
    page = NetworkPage.model_validate(answer.json())
    assert [row.code for row in page.items] == [world.network.code]
    told = page.items[0]
    assert told.name.fi == "Oma verkosto"
    assert told.terms == {"theme": ["caregiving"]}
    assert CANARY not in answer.content.decode()
    assert client.get(f"{NETWORKS}/{told.code}").json() == answer.json()["items"][0]
    elsewhere = world.elsewhere_network.code
    assert client.get(f"{NETWORKS}/{elsewhere}").status_code == 404


def test_a_change_of_degree_is_two_rows_of_a_history(world: World, client: Client) -> None:
    row = NetworkMembership.objects.get(network=world.network, organisation=world.own)
    change_degree(membership=row, degree=Degree.FOLLOWS, actor="test", now=NOW)
    found = client.get(MEMBERSHIPS, {"organisation": world.own.code}).json()
    told = MembershipPage.model_validate(found).items
    assert {(one.degree, one.until_on is None) for one in told} == {
        ("active", False), ("follows", True),
    }  # fmt: skip
    rest = client.get(MEMBERSHIPS, {"network": world.elsewhere_network.code}).json()
    assert rest["items"] == []


def test_what_was_taken_away_is_not_told(world: World, client: Client) -> None:
    archive_network(network=world.network, reason="Kahdesti.", actor="test", now=NOW)
    assert client.get(f"{NETWORKS}/{world.network.code}").status_code == 404
    for path in (NETWORKS, MEMBERSHIPS):
        assert client.get(path).json()["items"] == []


def test_memberships_of_a_day_are_told(world: World, client: Client) -> None:
    row = NetworkMembership.objects.get(network=world.network, organisation=world.own)
    NetworkMembership.objects.filter(pk=row.pk).update(since_on=SINCE)
    change_degree(membership=row, degree=Degree.FOLLOWS, actor="test", now=NOW)
    own = {"organisation": world.own.code}
    found = {
        day: [one["degree"] for one in client.get(MEMBERSHIPS, own | {"on": day}).json()["items"]]
        for day in ("2025-12-31", "2026-01-01", "2026-11-21")
    }
    assert found == {"2025-12-31": [], "2026-01-01": ["active"], "2026-11-21": ["follows"]}


def test_public_bodies_are_told_with_their_posts(world: World, client: Client) -> None:
    answer = client.get(BODIES)
    assert PublicBodyPage.model_validate(answer.json()).model_dump(mode="json") == answer.json()
    told = next(row for row in answer.json()["items"] if row["code"] == world.body.code)
    role = ContactRole.objects.get(organisation=world.body)
    assert (told["code"], told["municipality"]) == (world.body.code, "858")
    assert [each["code"] for each in told["contact_roles"]] == [role.code]
    assert told["contact_roles"][0]["themes"] == [term.code for term in role.themes.all()]
    assert client.get(f"{BODIES}/{world.body.code}").json() == told
    for other in (world.own.code, world.elsewhere.code):
        assert client.get(f"{BODIES}/{other}").status_code == 404


@pytest.mark.parametrize("path", [NETWORKS, MEMBERSHIPS, BODIES])
def test_statements_do_not_grow_with_rows(world: World, client: Client, path: str) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path, {"limit": 100}).status_code == 200
        return len(seen)

    few = statements()
    for number in range(18):
        partner = make_partner(world.region, number + 10, now=NOW)
        make_network(world.region, f"Verkko {number}", partner, now=NOW, since=SINCE)
        body = make_organisation(world.region, f"Viranomainen {number}", kind="public_body")
        make_contact_role(body, world.region, now=NOW)
    assert statements() == few <= 6


@pytest.mark.parametrize(
    "query", ["kind=nothing", "municipality=x", "after=%00", "limit=0", "organisation=%22"]
)
def test_what_cannot_be_understood_is_told(world: World, client: Client, query: str) -> None:
    path = MEMBERSHIPS if "organisation" in query else NETWORKS
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
