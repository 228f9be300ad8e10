"""`kumaja import hsds`: what stands here then, twice without change, undone; the real examples."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kumaja.cli.import_run import run_import
from kumaja.cli.main import parser
from kumaja.foundation.imports.models import ImportRow, ImportRun
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.help.directory.models import Activity
from kumaja.help.interchange.tests.packages import OLD, write
from kumaja.network.registry.actions.records import OWN_NAMESPACE
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory
from tests.data_against_shared.conftest import SHARED

pytestmark = pytest.mark.django_db
EXAMPLES = SHARED / "hsds-3.1-dev" / "examples"


@pytest.fixture(autouse=True)
def _region() -> None:
    RegionFactory.create()


def kumaja(*arguments: str) -> tuple[int, str]:
    out = io.StringIO()
    code = run_import(parser().parse_args(["import", "hsds", *arguments]), out)
    return code, out.getvalue()


def test_a_package_comes_in_twice_without_change_and_is_taken_back(tmp_path: Path) -> None:
    folder = str(write(tmp_path, **OLD))

    code, told = kumaja(folder, "--apply")

    assert code == 0
    assert "organisations: 1 new\n" in told
    coffee = Activity.objects.get(source="hsds", source_id="7")
    assert (coffee.organisation.name_en, coffee.schedules.get().rule) == (
        "Naapurit ry", "FREQ=WEEKLY;BYDAY=MO,WE",
    )  # fmt: skip
    assert coffee.uuid is not None
    assert coffee.uuid.version == 5
    assert coffee.uuid != OWN_NAMESPACE
    again = kumaja(folder, "--apply")[1]
    assert "organisations: 1 same\n  activities: 1 same\n" in again
    assert kumaja("--undo", told.rsplit(maxsplit=1)[1])[0] == 0
    assert not Activity.objects.current().exists()


def test_the_same_numbers_of_another_publisher_are_other_organisations(tmp_path: Path) -> None:
    other = {**OLD, "organizations": [{"id": 1, "name": "Aivan muu ry"}]}
    first, second = write(tmp_path / "a", **OLD), write(tmp_path / "b", **other)

    for folder in (first, second, second, first):
        code, told = kumaja(str(folder), "--apply")
        assert code == 0

    assert "organisations: 1 same\n" in told
    rows = Organisation.objects.order_by("pk").values_list("name_en", "name_fi", "source_id")
    assert [("".join(names), source_id) for *names, source_id in rows] == [
        ("Naapurit ry", "1"), ("Aivan muu ry", "2:1"),
    ]  # fmt: skip
    assert Activity.objects.count() == 2


def test_who_is_registered_already_keeps_its_own_record(tmp_path: Path) -> None:
    row = OrganisationFactory.create(name_fi="Naapurit", business_id="0201256-6")
    numbers = [{"id": 1, "organization_id": 1, "identifier_type": "Y", "identifier": "02012566"}]

    _, told = kumaja(str(write(tmp_path, **OLD, organization_identifiers=numbers)), "--apply")

    assert "organisations: 1 conflict\n" in told
    assert Activity.objects.get().organisation == row


def test_what_is_not_active_has_ended_and_stays_so(tmp_path: Path) -> None:
    closed = {**OLD, "services": [{**OLD["services"][0], "status": "inactive"}]}
    folder = str(write(tmp_path, **closed))

    _, told = kumaja(folder, "--apply")

    assert "services.csv, record 1, status: It is not active (inactive)" in told
    assert Activity.objects.get().ended_on is not None
    assert "activities: 1 same\n" in kumaja(folder)[1]


def test_the_folder_in_which_one_stands_is_a_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path / "here", **OLD))

    assert kumaja(".")[0] == 0
    assert ImportRun.objects.get().file_name == "here"


def test_what_no_database_keeps_is_left_out_of_texts_and_findings(tmp_path: Path) -> None:
    told = r'[{"id": "\u0000a", "name": "A\u0000\ud800", "x\u0000": "\ud800", "uri": "\u0000"}]'
    (tmp_path / "organizations.json").write_text(told, "utf-8")

    assert kumaja(str(tmp_path), "--apply")[0] == 0
    assert Organisation.objects.get().name_en == "A"


def test_rows_of_a_report_fit_their_columns_whatever_ids_are(tmp_path: Path) -> None:
    rows = [{"id": "x" * 500, "name": "N" * 500, "description": "<b>bold</b>", "url": "y" * 900}]

    code, _ = kumaja(str(write(tmp_path, organizations=rows)), "--apply")

    assert code == 0
    assert ImportRow.objects.filter(kind="organisation", verdict="new").count() == 1


@pytest.mark.parametrize(
    "name", ["csv", "service_full.json", "organization_full.json", "tabular.json", "."]
)
def test_the_official_examples_come_in_with_their_faults_named(name: str) -> None:
    if not EXAMPLES.is_dir():
        pytest.skip("../shared/data is not there")

    code, told = kumaja(str(EXAMPLES / name), "--apply")

    assert code == 0
    assert "organisations: 1 new\n  activities: 1 new\n" in told
    assert ImportRun.objects.get().counts["refused"] == 0
    assert "parent_organization_id: It refers to cd09a387-91f4-4555-94ec-e799c35344cd" in told
    assert "1 same" in kumaja(str(EXAMPLES / name))[1]


@pytest.mark.parametrize("name", ["base.json", "taxonomy_term.json"])
def test_an_example_that_tells_of_nobody_brings_nobody(name: str) -> None:
    if not EXAMPLES.is_dir():
        pytest.skip("../shared/data is not there")

    kumaja(str(EXAMPLES / name), "--apply")

    assert not Organisation.objects.exists()
    assert ImportRun.objects.count() <= 1
