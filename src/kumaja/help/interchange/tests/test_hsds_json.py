"""JSON of HSDS: one record, lists, pages, lines, tables by name; and what is no JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kumaja.help.interchange.tests.packages import read

SERVICE: dict[str, Any] = {
    "id": "s1",
    "name": "Coffee",
    "status": "active",
    "organization": {"id": "o1", "name": "Naapurit ry", "description": "We help."},
    "service_at_locations": [
        {
            "location": {
                "id": "l1", "name": "House", "location_type": "physical",
                "addresses": [{"address_1": "Kuja 1", "city": "Lohja", "country": "FI"}],
                "phones": [{"number": "09 1234567"}],
            },
            "schedules": [
                {"freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00Z", "closes_at": "10:00Z"}
            ],
        }
    ],
    "service_taxonomys": [{"taxonomy": {"id": "t1", "name": "Omaishoito", "vocabulary": "x"}}],
    "eligibilitys": [{"eligibility": "Carers", "minimum_age": 18}],
    "cost_options": [{"amount": 5, "currency": "EUR"}],
}  # fmt: skip
ORGANISATION = {"id": "o1", "name": "Naapurit ry", "website": "https://example.org"}


def found_in(
    folder: Path, name: str, text: str
) -> tuple[list[str], list[tuple[str, int, str, str]]]:
    """Return the names of the records in a file, and its findings."""
    (folder / name).write_text(text, "utf-8")
    found = read(folder / name)
    return [each.label for each in found.records], found.told


BOTH = ["Naapurit ry", "Coffee"]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(SERVICE),
        json.dumps([SERVICE, SERVICE]),
        json.dumps({"total_items": 1, "contents": [SERVICE]}),
        json.dumps([{"contents": [SERVICE]}, {"contents": [SERVICE]}]),
        json.dumps(SERVICE) + "\n" + json.dumps(SERVICE) + "\n",
        json.dumps({"organizations.csv": [ORGANISATION], "services.csv": [SERVICE]}),
        "\ufeff" + json.dumps(SERVICE, indent=2),
    ],
)
def test_every_wrapping_tells_the_same(tmp_path: Path, text: str) -> None:
    assert found_in(tmp_path, "services.json", text) == (BOTH, [])


def test_what_is_nested_comes_along(tmp_path: Path) -> None:
    (tmp_path / "any.json").write_text(json.dumps(SERVICE), "utf-8")
    coffee = read(tmp_path).values("Coffee")

    place = coffee["channels"][0]
    assert (place["street"], place["municipality"], place["phone"]) == (
        "Kuja 1",
        "444",
        "09 1234567",
    )
    assert [each["rule"] for each in place["hours"]] == ["FREQ=WEEKLY;BYDAY=MO,TU"]
    assert (coffee["terms"], coffee["age_from"]) == (["theme:caring"], 18)
    assert (coffee["price"], coffee["eligibility_en"]) == ("5.00", "Carers")


def test_files_of_a_folder_complete_each_other(tmp_path: Path) -> None:
    (tmp_path / "organizations.json").write_text(json.dumps([ORGANISATION]), "utf-8")
    (tmp_path / "services.ndjson").write_text(json.dumps(SERVICE), "utf-8")

    values = read(tmp_path).values("Naapurit ry")

    assert (values["website"], values["summary_en"]) == ("https://example.org", "We help.")


FROM_LINE_2 = (2, "", "This is not JSON from line 2 on; it was left out.")
NO_RECORD = "This is no record: it has no fields."
UNKNOWN = "This column is not known here; it was left out."
A = '"id": "o1", "name": "A"'


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("[{" + A + '},\n{"id": ', FROM_LINE_2),
        ("{" + A + '}\n{"id": \n', FROM_LINE_2),
        ("[{" + A + "}, 7]", (2, "", NO_RECORD)),
        ("[{" + A + ', "phones": [5]}]', (1, "phones", NO_RECORD)),
        ("[{" + A + ', "colour": "red"}]', (1, "colour", UNKNOWN)),
        ('{"version": "3.0"}', (1, "", "This is no record of HSDS.")),
        ("", (1, "", "The file is empty.")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(tmp_path: Path, text: str, finding: tuple[int, str, str]) -> None:
    _, told = found_in(tmp_path, "x.json", text)

    assert [("x.json", *finding)] == told


def test_what_was_read_before_the_fault_stays(tmp_path: Path) -> None:
    names, _ = found_in(tmp_path, "organizations.json", '[{"id": "1", "name": "A"}, {"id"')

    assert names == ["A"]
