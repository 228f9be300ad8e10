"""`kumaja export hsds`: public, whole, and the same bytes after a round trip."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from conftest import NOW
from kumaja.cli.export_run import run_export
from kumaja.cli.import_run import run_import
from kumaja.cli.main import parser
from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.help.directory.models import Activity, Channel, Schedule
from kumaja.help.directory.tests.factories import ActivityFactory
from kumaja.help.interchange.tests.packages import OLD, write
from kumaja.network.registry.actions.records import join_region
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db
SECRET = "Piilokuja 7"


def kumaja(*arguments: str) -> tuple[int, str]:
    out, given = io.StringIO(), parser().parse_args(list(arguments))
    code = (run_import if arguments[0] == "import" else run_export)(given, out)
    return code, out.getvalue()


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def a_region() -> Region:
    """Return a region with what is easily lost: hidden, secret, archived, in three languages."""
    region = RegionFactory.create()
    keeper = OrganisationFactory.create(
        name_fi="Äidit ry", name_sv="Mödrarna rf", description_sv="=1+1\r\nzwei", members=12,
        field_visibility={"members": Visibility.NETWORK},
    )  # fmt: skip
    gone = OrganisationFactory.create(name_fi="Mennyt ry", archived_at=NOW)
    for row in (keeper, gone):
        join_region(organisation=row, region=region, since_on=date(2026, 1, 1))
    Contact.objects.create(organisation=keeper, role_fi="toimisto", phone="+358 9 123")
    Contact.objects.create(
        organisation=keeper, email="piilo@example.org", visibility=Visibility.NETWORK
    )
    ActivityFactory.create(organisation=gone, region=region, name_fi="Mennyttä")
    for name, is_secret in (("Avoin", False), ("Turva", True)):
        row = ActivityFactory.create(
            organisation=keeper, region=region, name_fi=name, is_address_secret=is_secret
        )
        street = SECRET if is_secret else "Kuja 1"
        place = Channel.objects.create(activity=row, kind="place", street=street, phone="09 1")
        Schedule.objects.create(
            activity=row, channel=place, rule="FREQ=WEEKLY;BYDAY=MO", first_on=date(2026, 1, 5),
            starts_at="09:00", ends_at="10:00", exceptions=["2026-04-06"],
        )  # fmt: skip
    return region


def emptied() -> None:
    """Make the installation a new one, with its region."""
    Activity.objects.all().delete()
    Organisation.objects.all().delete()


@pytest.mark.parametrize("form", ["", "json"])
def test_out_and_in_and_out_again_is_the_same_to_the_byte(tmp_path: Path, form: str) -> None:
    a_region()
    kumaja("import", "hsds", str(write(tmp_path / "old", **OLD)), "--apply")
    assert kumaja("export", "hsds", str(tmp_path / "one"))[0] == 0
    with transaction.atomic():
        emptied()

    code, told = kumaja("import", "hsds", str(tmp_path / "one" / form), "--apply")
    assert (code, "refused" in told) == (0, False)
    kumaja("export", "hsds", str(tmp_path / "two"))

    first = files_in(tmp_path / "one")
    assert first == files_in(tmp_path / "two")
    assert len(first) == 18
    assert first["services.csv"].count(b"\r\n") == 4


def test_a_row_that_came_by_hsds_keeps_its_id(tmp_path: Path) -> None:
    RegionFactory.create()
    kept = "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"
    rows = [{"id": kept, "name": "Naapurit ry"}, {"id": 4, "name": "Toiset ry"}]
    kumaja("import", "hsds", str(write(tmp_path / "in", organizations=rows)), "--apply")

    kumaja("export", "hsds", str(tmp_path / "out"))

    with (tmp_path / "out" / "organizations.csv").open(encoding="utf-8", newline="") as opened:
        ids = {row["name"]: row["id"] for row in csv.DictReader(opened)}
    assert ids == {
        "Naapurit ry": kept, "Toiset ry": str(Organisation.objects.get(source_id="4").uuid),
    }  # fmt: skip


def test_only_what_everyone_may_see_goes_out(tmp_path: Path) -> None:
    a_region()

    kumaja("export", "hsds", str(tmp_path / "out"))

    whole = b"".join(files_in(tmp_path / "out").values()).decode()
    assert "Turva" in whole
    assert "Avoin" in whole
    for hidden in (SECRET, "piilo@example.org", "Mennyt", '"members", "value"'):
        assert hidden not in whole
    services = json.loads((tmp_path / "out" / "json" / "services.json").read_text("utf-8"))
    assert {each["name"]: len(each["schedules"]) for each in services if "schedules" in each} == {
        "Turva": 1
    }


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    a_region()

    kumaja("export", "hsds", str(tmp_path / "out"))

    with (tmp_path / "out" / "organizations.csv").open(encoding="utf-8", newline="") as opened:
        assert "=1+1" not in {row["description"][:4] for row in csv.DictReader(opened)}
    assert b"+358 9 123" in (tmp_path / "out" / "phones.csv").read_bytes()


def test_what_can_not_be_written_is_told(tmp_path: Path) -> None:
    RegionFactory.create()
    (tmp_path / "mine.txt").write_text("x", "utf-8")

    assert kumaja("export", "hsds", str(tmp_path))[1].startswith(f"{tmp_path} holds other things.")
    assert kumaja("export", "xml", "x") == (
        1,
        "There is no kind 'xml'. The kinds are: hsds, region.\n",
    )
    assert kumaja("export", "hsds", str(tmp_path / "mine.txt" / "x"))[0] == 1
    assert kumaja("export", "hsds", "x", "--region", "savo")[0] == 1
