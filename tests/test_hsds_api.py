"""The API of HSDS: pages, the export's own ids, only what is public, nothing that grows."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.front.search.actions import rebuild_index
from kumaja.help.directory.actions.activities import confirm_activity
from kumaja.help.directory.models import Activity, Channel
from kumaja.help.interchange.actions import export_package
from kumaja.help.interchange.domain.hsds.profile import term_id
from kumaja.network.registry.models import Organisation
from tests.walk.world import CANARY, NOW, World, make_activity, make_organisation

pytestmark = pytest.mark.django_db
LISTS = ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"]
SECRET = "Piilokuja 7"


def asked(client: Client, path: str, **given: str | int) -> Any:  # noqa: ANN401 - JSON
    answer = client.get(f"/hsds/{path}", given)
    assert answer.status_code == 200, (path, answer.content)
    return answer.json()


def lines(client: Client, path: str, **given: str) -> list[Any]:
    answer = client.get(f"/hsds/{path}", {"format": "ndjson", **given})
    assert answer["Content-Type"] == "application/x-ndjson"
    whole = b"".join(answer.streaming_content).decode()
    return [json.loads(line) for line in whole.splitlines()]


def test_it_tells_what_it_is(world: World, client: Client) -> None:
    told = asked(client, "")
    assert told["version"] == "3.1"
    for name in ("profile", "openapi_url"):
        assert told[name].startswith("http://testserver/hsds/")
        assert client.get(told[name]).status_code == 200


def test_pages_tell_where_they_are(world: World, client: Client) -> None:
    for number in range(3):
        make_activity(world.own, world.region, f"Ryhmä {number}")
    first, last, beyond = (asked(client, "services", per_page=2, page=n) for n in (1, 3, 4))

    contents = first.pop("contents")
    assert first == {
        "total_items": 5, "total_pages": 3, "page_number": 1, "size": 2, "first_page": True,
        "last_page": False, "empty": False,
    }  # fmt: skip
    assert [each["name"] for each in contents] == ["Oma ryhmä", "Ryhmä 0"]
    assert (last["size"], last["first_page"], last["last_page"]) == (1, False, True)
    assert (beyond["empty"], beyond["contents"], beyond["last_page"]) == (True, [], True)


def test_records_are_those_of_the_export(world: World, client: Client, tmp_path: Path) -> None:
    """Places that several services share, and a place that is told twice, keep their ids."""
    shared = "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"
    for number, street in ((1, "Kuja 1"), (2, "Kuja 1"), (3, "Kuja 2")):
        row = make_activity(world.own, world.region, f"Ryhmä {number}")
        Channel.objects.create(activity=row, kind="place", street=street, source_id=shared)
        Channel.objects.create(activity=row, kind="place", street=street, source_id=shared)
    export_package(region=world.region, folder=tmp_path, day=date(2026, 11, 21))

    for name in ("services", "organizations"):
        exported = json.loads((tmp_path / "json" / f"{name}.json").read_text("utf-8"))
        added = ("organization", "last_modified", "services")
        told = [
            {key: value for key, value in each.items() if key not in added}
            for each in lines(client, name, full="true")
        ]
        assert told == exported
        one = asked(client, f"{name}/{exported[-1]['id']}")
        assert {key: value for key, value in one.items() if key not in added} == exported[-1]
    places = [
        place["id"] for each in asked(client, "services", full="true")["contents"]
        for place in each["service_at_locations"]
    ]  # fmt: skip
    listed = asked(client, "service_at_locations")["contents"]
    assert [each["id"] for each in listed] == places
    for each in listed:
        one = asked(client, f"service_at_locations/{each['id']}")
        assert one["location"]["id"] == each["location"]["id"] == each["location_id"]


def test_only_what_everyone_may_see_is_told(world: World, client: Client) -> None:
    Activity.objects.filter(pk=world.activity.pk).update(is_address_secret=True)
    Channel.objects.filter(activity=world.activity).update(street=SECRET)
    Organisation.objects.filter(pk=world.own.pk).update(
        description_fi="Salainen lause", website="https://salainen.example", founded_year=1949,
        umbrella=world.elsewhere, field_visibility=dict.fromkeys(
            ("description", "website", "founded_year"), Visibility.NETWORK.value
        ),
    )  # fmt: skip
    Organisation.objects.filter(pk=world.foreign.pk).update(archived_at=NOW)
    whole = ""
    for name in LISTS:
        for given in ({}, {"full": "true"}, {"full_service": "true"}):
            whole += json.dumps(asked(client, name, **given), ensure_ascii=False)
    assert "Oma ryhmä" in whole
    for hidden in (SECRET, "Salainen", "salainen.example", "1949", CANARY, "Vieras"):
        assert hidden not in whole, hidden
    assert "parent_organization_id" not in whole


def test_the_other_region_and_what_is_not_there_is_404(world: World, client: Client) -> None:
    for path in (
        f"organizations/{world.elsewhere.uuid}", f"services/{world.elsewhere_activity.uuid}",
        "services/1", "taxonomies/x", f"taxonomy_terms/{world.own.uuid}",
        f"service_at_locations/{world.own.uuid}",
    ):  # fmt: skip
        answer = client.get(f"/hsds/{path}")
        assert answer.status_code == 404, path
        assert answer["Content-Type"] == "application/problem+json"


def test_parameters_narrow_together(world: World, client: Client) -> None:
    other = make_activity(world.own, world.region, "Toinen ryhmä")
    other.terms.clear()
    carers, own = term_id("target_group:carers"), str(world.own.uuid)

    def names(**given: str) -> list[str]:
        return [each["name"] for each in asked(client, "services", **given)["contents"]]

    assert names(organization_id=own) == ["Oma ryhmä", "Toinen ryhmä"]
    assert names(taxonomy_term_id=carers) == ["Oma ryhmä", "Vieras ryhmä"]
    assert names(taxonomy_term_id=carers, organization_id=own) == ["Oma ryhmä"]
    assert names(taxonomy_id=term_id("target_group"), organization_id=own) == ["Oma ryhmä"]
    assert names(taxonomy_id=str(world.own.uuid)) == names(organization_id="1") == []
    places = asked(client, "service_at_locations", organization_id=own, taxonomy_term_id=carers)
    assert [each["service"]["name"] for each in places["contents"]] == ["Oma ryhmä"]
    bodies = asked(client, "organizations", taxonomy_term_id=term_id("target_group:nobody"))
    assert bodies["empty"]


def test_what_was_changed_since_is_told(world: World, client: Client) -> None:
    later = NOW + timedelta(days=2)
    confirm_activity(activity=world.activity, actor="test", now=later)
    since = (NOW + timedelta(days=1)).isoformat()

    found = asked(client, "services", modified_after=since)["contents"]
    assert [(each["name"], each["last_modified"]) for each in found] == [
        ("Oma ryhmä", later.isoformat())
    ]
    least = asked(client, "services", minimal="true", modified_after="2026-11-22")["contents"]
    assert least == [{"id": found[0]["id"], "modified_date": later.isoformat()}]
    assert lines(client, "services", minimal="true", modified_after="2027-01-01") == []


def test_search_finds_by_words(world: World, client: Client) -> None:
    rebuild_index(now=NOW)
    found = asked(client, "services", search="vieras")["contents"]
    assert [each["name"] for each in found] == ["Vieras ryhmä"]
    assert asked(client, "organizations", search="tuusulan")["size"] == 1
    assert asked(client, "taxonomies", search="theme")["size"] == 1


def test_terms_know_their_vocabulary(world: World, client: Client) -> None:
    theme = term_id("theme")
    found = asked(client, "taxonomy_terms", taxonomy_id=theme)["contents"]
    assert {each["taxonomy_detail"]["name"] for each in found} == {"theme"}
    assert asked(client, f"taxonomies/{theme}")["name"] == "theme"
    assert asked(client, f"taxonomy_terms/{found[0]['id']}") == found[0]


@pytest.mark.parametrize(
    "path",
    [*LISTS, "services?full=true", "organizations?full_service=true", "services?minimal=true"],
)
def test_statements_do_not_grow_with_rows(world: World, client: Client, path: str) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(f"/hsds/{path}").status_code == 200
        return len(seen)

    few = statements()
    for number in range(18):
        row = make_organisation(world.region, f"Yhdistys {number}", umbrella=world.own)
        make_activity(row, world.region, f"Ryhmä {number}")
    assert statements() <= few + 1  # umbrellas, once there are any
    assert path != "services" or statements() <= 10


@pytest.mark.parametrize("path", LISTS)
def test_who_has_it_already_gets_304(world: World, client: Client, path: str) -> None:
    tag = client.get(f"/hsds/{path}")["ETag"]
    assert client.get(f"/hsds/{path}", headers={"if-none-match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("page=0", "page"), ("per_page=101", "per_page"), ("format=xml", "format"),
     ("modified_after=yesterday", "modified_after"), ("full=maybe", "full")],
)  # fmt: skip
def test_parameters_that_mean_nothing_are_told(
    world: World, client: Client, query: str, parameter: str
) -> None:
    answer = client.get(f"/hsds/services?{query}")
    assert answer.status_code == 400
    assert parameter in answer.json()["errors"]


def test_only_reading_is_allowed(world: World, client: Client) -> None:
    answer = client.post("/hsds/services")
    assert (answer.status_code, answer["Allow"]) == (405, "GET")
    assert answer["Content-Type"] == "application/problem+json"
