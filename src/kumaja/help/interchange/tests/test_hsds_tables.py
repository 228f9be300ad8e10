"""Tables of HSDS, of every version and as publishers save them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from kumaja.foundation.imports.domain.records import BrokenFile
from kumaja.help.interchange.engine import packages
from kumaja.help.interchange.tests.packages import OLD, csv_of, read, write


def without(name: str) -> dict[str, list[dict[str, object]]]:
    return {table: rows for table, rows in OLD.items() if table != name}


def test_version_1_comes_in_whole_with_integer_and_blank_ids(tmp_path: Path) -> None:
    found = read(write(tmp_path, **OLD))

    assert found.refusals == []
    coffee = found.values("Coffee")
    assert (coffee["organisation"], coffee["price_kind"], coffee["areas"]) == ("1", "free", ["444"])
    place = coffee["channels"][0]
    assert (place["kind"], place["street"], place["municipality"]) == ("place", "Kuja 1", "444")
    assert (place["phone"], place["source_id"]) == ("09 123 4567", "5")
    hours = coffee["channels"][-1]["hours"]
    assert [(each["rule"], each["starts_at"], each["ends_at"]) for each in hours] == [
        ("FREQ=WEEKLY;BYDAY=MO,WE", "09:00", "15:00")
    ]
    assert found.values("Naapurit ry")["website"] == "http://www.example.org"


def test_what_has_no_id_is_known_again_by_what_it_tells(tmp_path: Path) -> None:
    blank = [{"id": "", "name": "Nimetön ry"}, {"id": "", "name": "Toinen ry"}]
    first = read(write(tmp_path / "a", organizations=blank)).records
    again = read(write(tmp_path / "b", organizations=blank[::-1])).records

    assert len({each.source_id for each in first}) == 2
    assert {each.source_id for each in first} == {each.source_id for each in again}


def test_a_packed_package_with_a_description_and_names_of_its_own(tmp_path: Path) -> None:
    described = '{"resources": [{"name": "organization", "path": "data/t1.csv"}]}'
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.writestr("x/datapackage.json", described)
        archive.writestr("x/data/t1.csv", csv_of(OLD["organizations"]))

    found = read(tmp_path / "p.zip")

    assert [each.label for each in found.records] == ["Naapurit ry"]


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8-sig", ","), ("cp1252", ";"), ("utf-16", "\t")]
)
def test_marks_encodings_and_signs_make_no_difference(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    rows = [{"ID": 1, "Name": "Åkerö rf", "Description": 'Two\r\nlines, "quoted"'}]
    (tmp_path / "Organizations.csv").write_bytes(csv_of(rows, delimiter).encode(encoding))

    found = read(tmp_path)

    assert found.values("Åkerö rf")["description_en"] == 'Two\n\nlines, "quoted"'


WEEKDAY = {"service_id": 7, "weekday": 9, "opens_at": "9", "closes_at": "10"}
NO_WEEKDAY = "This is no day of the week: the row was left out."
NO_LOCATION = "It refers to 99, which the table “location” does not have."
FAULTS: list[tuple[dict[str, list[dict[str, object]]], tuple[str, int, str, str]]] = [
    (
        {**OLD, "phones": [{"id": 1, "location_id": 99, "number": "09 1234"}]},
        ("phones.csv", 1, "location_id", NO_LOCATION),
    ),
    (
        without("locations"),
        (
            "services_at_location.csv", 1, "location_id",
            "The package has no table “location”, to which this column refers.",
        ),
    ),
    (
        {**OLD, "organizations": OLD["organizations"] * 2},
        ("organizations.csv", 2, "id", "The table has the id 1 twice; the first row counts."),
    ),
    (
        {**OLD, "services": [{**OLD["services"][0], "organization_id": 9}]},
        (
            "services.csv", 1, "organization_id",
            "Its organisation 9 is neither in this package nor in the registry.",
        ),
    ),
    (
        {**OLD, "services": [{**OLD["services"][0], "name": ""}]},
        ("services.csv", 1, "name", "It has no name."),
    ),
    (
        {**OLD, "services": [{**OLD["services"][0], "minimum_age": "old", "colour": "red"}]},
        ("services.csv", 1, "minimum_age", "This is no age: it was left out."),
    ),
    (
        {**OLD, "services": [{**OLD["services"][0], "colour": "red"}]},
        ("services.csv", 0, "colour", "This column is not known here; it was left out."),
    ),
    (
        {**OLD, "locations": [{**OLD["locations"][0], "latitude": "north"}]},
        ("locations.csv", 1, "latitude", "This is no point on the earth: it was left out."),
    ),
    (
        {**OLD, "regular_schedules": [WEEKDAY]},
        ("regular_schedules.csv", 1, "weekday", NO_WEEKDAY),
    ),
    (
        {**OLD, "services": [{**OLD["services"][0], "email": "nobody"}]},
        ("services.csv", 1, "email", "This is no mail address: it was left out."),
    ),
    (without("organizations"), (".", 0, "", "The package has no table “organization”.")),
    (
        {**OLD, "colours": [{"id": 1}]},
        ("colours.csv", 0, "", "This file is no table of HSDS; it was left out."),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("tables", "finding"), FAULTS)
def test_each_fault_is_named_by_file_row_and_field(
    tmp_path: Path,
    tables: Mapping[str, list[dict[str, object]]],
    finding: tuple[str, int, str, str],
) -> None:
    assert finding in read(write(tmp_path, **tables)).told


def test_an_empty_file_and_much_of_the_same_are_told_once(tmp_path: Path) -> None:
    phones = [{"id": n, "location_id": 99, "number": "09 1234"} for n in range(50)]
    folder = write(tmp_path, **{**OLD, "phones": phones})
    (folder / "contacts.csv").write_text("", "utf-8")

    told = read(folder).told

    assert ("contacts.csv", 1, "", "The file is empty.") in told
    assert ("phones.csv", 0, "location_id", "The same holds for 30 more rows of the file.") in told
    assert len(told) == 22


def test_a_ring_of_parents_is_opened(tmp_path: Path) -> None:
    ring = [{"id": n, "name": f"O{n}", "parent_organization_id": 1 + n % 3} for n in (1, 2, 3)]

    found = read(write(tmp_path, organizations=ring))

    assert sorted(str(each.values["umbrella"]) for each in found.records) == ["", "1", "3"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("../services.csv", b"id", "p.zip is a packed file that names files outside itself."),
        ("c:/services.csv", b"id", "p.zip is a packed file that names files outside itself."),
        ("services.csv", b"0" * 30_000_000, "p.zip would be too large when unpacked."),
    ],
)
def test_a_hostile_archive_is_refused(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)

    with pytest.raises(BrokenFile) as refused:
        read(tmp_path / "p.zip")

    assert str(refused.value) == told


def test_a_broken_archive_a_huge_cell_and_a_huge_file_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "p.zip").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "services.csv").write_text(f"id,name\n1,{'x' * 8_100_000}\n", "utf-8")

    with pytest.raises(BrokenFile, match="a packed file that is broken"):
        read(tmp_path / "p.zip")
    with pytest.raises(BrokenFile, match="line 2: a cell is longer"):
        read(tmp_path / "services.csv")
    monkeypatch.setattr(packages, "LARGEST", 10)
    with pytest.raises(BrokenFile, match="too large"):
        read(tmp_path / "services.csv")
    with pytest.raises(BrokenFile, match="not there"):
        read(tmp_path / "nowhere")
