"""The interface: pages by key, nothing hidden, problems in words, the same figures as CSV."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kumaja.help.directory.api import ActivityPage
from kumaja.help.directory.models import Activity
from kumaja.network.registry.actions.records import RecordLinks, update_record
from kumaja.network.registry.api import OrganisationPage
from kumaja.network.registry.models import Contact, Organisation
from tests.walk.world import CANARY, NOW, World, make_activity, make_organisation

pytestmark = pytest.mark.django_db
LISTS = ["/api/v1/activities", "/api/v1/organisations"]
HIDDEN = "Salainen lause"


def count_statements(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def walked(client: Client, path: str) -> list[str]:
    """Return the codes of a whole list, two rows a page."""
    codes, after = [], ""
    while True:
        page = client.get(path, {"limit": 2, "after": after}).json()
        codes += [item["code"] for item in page["items"]]
        after = page["after"]
        if not after:
            return codes


def test_pages_show_each_row_once_in_order(world: World, client: Client) -> None:
    for number in range(7):
        make_activity(world.own, world.region, f"Ryhmä {number} åäö")
    codes = walked(client, "/api/v1/activities")
    assert len(codes) == len(set(codes)) == 9
    names = [row["name"]["fi"] for row in client.get("/api/v1/activities").json()["items"]]
    assert names[:2] == ["Oma ryhmä", "Ryhmä 0 åäö"]


def test_a_row_that_comes_meanwhile_shifts_nothing(world: World, client: Client) -> None:
    for number in range(4):
        make_activity(world.own, world.region, f"Ryhmä {number}")
    first = client.get("/api/v1/activities", {"limit": 3}).json()
    make_activity(world.own, world.region, "Aamuryhmä")
    rest = client.get("/api/v1/activities", {"limit": 3, "after": first["after"]}).json()
    seen = [row["name"]["fi"] for row in first["items"] + rest["items"]]
    assert sorted(seen) == sorted(set(seen))
    assert len(seen) == 6


@pytest.mark.parametrize("path", LISTS)
def test_statements_do_not_grow_with_rows(world: World, client: Client, path: str) -> None:
    client.get(path)
    few = count_statements(client, path)
    for number in range(18):
        make_organisation(world.region, f"Yhdistys {number}")
        make_activity(world.own, world.region, f"Ryhmä {number}")
    assert count_statements(client, path) == few <= 8


def test_what_an_organisation_hides_is_nowhere(world: World, client: Client) -> None:
    update_record(
        organisation=world.own, region=world.region, actor="test", now=NOW,
        values={"represents_fi": HIDDEN, "members": 12345,
                "field_visibility": {"represents": "network", "members": "own"}},
        links=RecordLinks(contacts=[
            Contact(role_fi=HIDDEN, phone="019 000 0009", visibility="own")
        ]),
    )  # fmt: skip
    paths = [*LISTS, "/api/v1/organisations.csv", f"/api/v1/organisations/{world.own.code}"]
    for path in paths:
        text = body(client, path)
        assert HIDDEN not in text and "12345" not in text, path


def body(client: Client, path: str) -> str:
    answer = client.get(path)
    parts = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return parts.decode("utf-8-sig")


@pytest.mark.parametrize("path", [*LISTS, "/api/v1/activities.csv", "/api/v1/organisations.csv"])
def test_the_other_region_is_not_met(world: World, client: Client, path: str) -> None:
    assert CANARY not in body(client, path)
    assert client.get(f"/api/v1/activities/{world.elsewhere_activity.code}").status_code == 404
    assert client.get(f"/api/v1/organisations/{world.elsewhere.code}").status_code == 404


def test_csv_and_json_tell_the_same_on_the_same_filters(world: World, client: Client) -> None:
    query = f"?organisation={world.own.code}"
    rows = list(
        csv.DictReader(io.StringIO(body(client, f"/api/v1/activities.csv{query}")), delimiter=";")
    )
    items = client.get(f"/api/v1/activities{query}").json()["items"]
    assert (
        [row["code"] for row in rows] == [item["code"] for item in items] == [world.activity.code]
    )


def test_a_formula_in_a_name_is_only_text(world: World, client: Client) -> None:
    make_organisation(world.region, "=HYPERLINK(1)")
    assert '"=HYPER' not in body(client, "/api/v1/organisations.csv")
    assert ";=HYPER" not in body(client, "/api/v1/organisations.csv")


def test_who_has_it_already_gets_304(world: World, client: Client) -> None:
    tag = client.get(LISTS[0])["ETag"]
    assert client.get(LISTS[0], headers={"if-none-match": tag}).status_code == 304
    make_activity(world.own, world.region, "Uusi ryhmä")
    assert client.get(LISTS[0], headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("limit=0", "limit"), ("limit=-1", "limit"), ("limit=x", "limit"), ("after=%00", "after"),
     ("kind=nosuch", "kind"), ("municipality=' OR 1=1", "municipality"), ("theme=<b>", "theme")],
)  # fmt: skip
def test_parameters_that_mean_nothing_are_told_by_name(
    world: World, client: Client, query: str, parameter: str
) -> None:
    answer = client.get(f"/api/v1/activities?{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert parameter in answer.json()["errors"]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30
)
@given(
    st.text(max_size=200),
    st.sampled_from(["after", "kind", "municipality", "organisation", "limit"]),
)
def test_rubbish_is_never_a_crash(world: World, client: Client, text: str, name: str) -> None:
    for path in LISTS:
        assert client.get(path, {name: text}).status_code in {200, 400}


@pytest.mark.parametrize("path", ["/api/v1/nosuch", "/hsds/a/b", "/hsds/services/"])
def test_a_mistyped_address_is_a_problem(world: World, client: Client, path: str) -> None:
    for answer in (client.get(path), client.post(path)):
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_what_is_not_there_is_a_problem(world: World, client: Client) -> None:
    answer = client.get("/api/v1/activities/nosuchcode")
    assert answer.status_code == 404
    assert answer.json()["status"] == 404


def test_only_reading_is_allowed(world: World, client: Client) -> None:
    assert client.post(LISTS[0], {"name": "x"}).status_code in {403, 405}
    assert client.delete(f"/api/v1/organisations/{world.own.code}").status_code in {403, 405}


def test_the_description_is_openapi_3_1(world: World, client: Client) -> None:
    told = client.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert {
        "/api/v1/search",
        "/api/v1/activities",
        "/api/v1/organisations",
        "/api/v1/municipalities",
    } <= set(told["paths"])


def test_activities_have_the_published_shape(world: World, client: Client) -> None:
    """They are written without schema objects: whatever is missing or more would be a lie."""
    activity = make_activity(world.own, world.region, "Kaikkea täynnä")
    Activity.objects.filter(pk=activity.pk).update(
        price_kind="paid", price=Decimal("4.50"), age_from=18, checked_at=NOW, uuid=uuid4()
    )
    activity.channels.create(kind="phone", phone="019 000 0100")

    told = client.get("/api/v1/activities").json()
    assert ActivityPage.model_validate(told).model_dump(mode="json") == told
    one = client.get(f"/api/v1/activities/{activity.code}").json()
    assert one in told["items"]
    assert [channel["kind"] for channel in one["channels"]] == ["place", "phone"]
    assert one["terms"]["target_group"] == ["carers"]
    assert one["facts"] == {"step_free": True}
    assert one["next_at"]


def test_organisations_have_the_published_shape(world: World, client: Client) -> None:
    own = world.own
    own.contacts.create(role_fi="Puheenjohtaja", phone="019 000 0100", email="a@b.example")
    Organisation.objects.filter(pk=own.pk).update(
        business_id="1234567-1", members=40, founded_year=1949, checked_at=NOW, uuid=uuid4(),
        description_fi="Kerhoja ja retkiä.", field_visibility={"members": "own"},
    )  # fmt: skip

    told = client.get("/api/v1/organisations").json()
    assert OrganisationPage.model_validate(told).model_dump(mode="json") == told
    one = client.get(f"/api/v1/organisations/{own.code}").json()
    assert one in told["items"]
    assert one["business_id"] == "1234567-1"
    assert one["description"] == {"fi": "Kerhoja ja retkiä.", "sv": "", "en": ""}
    assert "Puheenjohtaja" in [contact["role"]["fi"] for contact in one["contacts"]]
    assert one["members"] is None  # hidden fields read as empty


def test_municipalities_are_the_regions_own(world: World, client: Client) -> None:
    rows = client.get("/api/v1/municipalities").json()
    assert {row["code"] for row in rows} == {"858", "611"}


def test_health_is_told_without_region_or_sign_in(db: None, client: Client) -> None:
    assert client.get("/healthz/live").json() == {"live": True}
    assert client.get("/healthz/ready").status_code in {200, 503}
