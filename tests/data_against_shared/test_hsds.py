"""What goes out as HSDS, held against the specification's own schemas, formats included."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from kumaja.help.directory.models import Activity, Channel, Schedule
from kumaja.help.interchange.actions import export_package
from kumaja.network.registry.models import Organisation
from tests.data_against_shared.schemas import faults, validators
from tests.walk.world import World

pytestmark = pytest.mark.django_db
FOLDER = Path("hsds-3.1-dev") / "schema"
OF = {
    "services": "service", "organizations": "organization", "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term", "service_at_locations": "service_at_location",
}  # fmt: skip


@pytest.fixture
def schemas(shared: Path) -> dict[str, Any]:
    return validators(shared / FOLDER)


@pytest.fixture
def full_world(world: World) -> World:
    """Return a world in which every table has a row."""
    Organisation.objects.filter(pk=world.own.pk).update(
        business_id="1234567-1", register_number="12.345", founded_year=1949, umbrella=world.body,
        website="https://www.äijät.example/ö", name_sv="Vår förening", languages=["fi", "se"],
    )  # fmt: skip
    world.own.contacts.create(role_fi="Toimisto", phone="019 000 0001", email="a@b.example")
    Activity.objects.filter(pk=world.activity.pk).update(
        price_kind="paid", price="4.50", age_from=18, age_to=99, languages=["fi", "sv"]
    )
    for kind, given in (
        ("phone", {"phone": "019 000 0002"}), ("email", {"email": "c@d.example"}),
        ("online", {"url": "https://ryhmä.example/å"}),
    ):  # fmt: skip
        place = Channel.objects.create(activity=world.activity, kind=kind, **given)
        Schedule.objects.create(
            activity=world.activity, channel=place, rule="FREQ=MONTHLY;BYDAY=2TU;INTERVAL=2",
            first_on="2026-01-13", until_on="2026-12-31", starts_at="09:00", ends_at="10:00",
            note_fi="Ei kesällä", exceptions=["2026-03-10"],
        )  # fmt: skip
    return world


def test_the_schemas_find_what_is_wrong(schemas: dict[str, Any]) -> None:
    assert faults(schemas["service"], {"id": "1", "name": "x", "status": "open"}) != []
    assert len(faults(schemas["organization"], {"id": "x", "name": "x", "description": "x"})) == 1


@pytest.mark.parametrize("name", OF)
@pytest.mark.parametrize("query", ["", "full=true", "full_service=true"])
def test_every_record_of_the_api_is_valid(
    full_world: World, client: Client, schemas: dict[str, Any], name: str, query: str
) -> None:
    contents = client.get(f"/hsds/{name}?{query}").json()["contents"]
    assert contents
    for entry in contents:
        assert faults(schemas[OF[name]], entry) == []
        one = client.get(f"/hsds/{name}/{entry['id']}").json()
        assert faults(schemas[OF[name]], one) == []
        for service in (*one.get("services", ()), *([one["service"]] if "service" in one else ())):
            assert faults(schemas["service"], service) == []


def test_the_exported_package_is_valid(
    full_world: World, schemas: dict[str, Any], tmp_path: Path
) -> None:
    export_package(region=full_world.region, folder=tmp_path, day=date(2026, 11, 21))
    for name in ("services", "organizations"):
        entries = json.loads((tmp_path / "json" / f"{name}.json").read_text("utf-8"))
        assert entries
        for entry in entries:
            assert faults(schemas[OF[name]], entry) == []
