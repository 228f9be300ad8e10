"""The exported tables are as their own description says: types, formats, rules, references."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import UUID

import jsonschema_rs
import pytest

from kumaja.help.directory.models import Activity, Channel
from kumaja.help.interchange.actions import export_package
from kumaja.network.registry.models import Organisation
from tests.walk.world import World

pytestmark = pytest.mark.django_db
Table = list[dict[str, str]]
READERS: dict[str, Callable[[str], object]] = {
    "string": str, "number": float, "date": date.fromisoformat, "time": time.fromisoformat,
}  # fmt: skip
FORMATS = {
    name: jsonschema_rs.Draft202012Validator({"format": name}, validate_formats=True).is_valid
    for name in ("uri", "email")
} | {"uuid": lambda text: str(UUID(text)) == text}


def faults_of(folder: Path) -> Iterator[str]:
    """Yield what in a tabular data package is not as its description says."""
    told = json.loads((folder / "datapackage.json").read_text("utf-8"))
    tables: dict[str, Table] = {}
    for resource in told["resources"]:
        name, fields = resource["name"], resource["schema"]["fields"]
        with (folder / resource["path"]).open(encoding="utf-8", newline="") as opened:
            reader = csv.DictReader(opened, strict=True)
            tables[name] = list(reader)
            if reader.fieldnames != [field["name"] for field in fields]:
                yield f"{name}: {reader.fieldnames}"
        for field in fields:
            yield from _column_faults(name, field, tables[name])
    for resource in told["resources"]:
        for key in resource["schema"]["foreignKeys"]:
            target = key["reference"]["resource"] or resource["name"]
            known = {row[key["reference"]["fields"]] for row in tables[target]}
            for row in tables[resource["name"]]:
                if row[key["fields"]] and row[key["fields"]] not in known:
                    yield f"{resource['name']}.{key['fields']}: {row[key['fields']]} is not there"


def _column_faults(table: str, field: dict[str, Any], rows: Table) -> Iterator[str]:
    rules = field.get("constraints", {})
    cells = [row[field["name"]] for row in rows]
    where = f"{table}.{field['name']}"
    if rules.get("unique") and len(set(cells)) != len(cells):
        yield f"{where}: not unique"
    for cell in cells:
        if not cell:
            if rules.get("required"):
                yield f"{where}: missing"
            continue
        try:
            READERS[field["type"]](cell)
            is_right = FORMATS.get(field.get("format", ""), lambda _: True)(cell)
        except ValueError:
            is_right = False
        if not is_right or cell not in rules.get("enum", [cell]):
            yield f"{where}: {cell}"


@pytest.fixture
def package(world: World, tmp_path: Path) -> Path:
    Organisation.objects.filter(pk=world.own.pk).update(
        business_id="1234567-1", website="https://www.äijät.example/ö", umbrella=world.body,
        founded_year=1949, name_sv="+Föreningen", description_fi='"; =1+1\r\nÅ',
    )  # fmt: skip
    Activity.objects.filter(pk=world.activity.pk).update(
        price_kind="paid", price="4.50", age_from=18, languages=["fi", "sv"]
    )
    Channel.objects.create(activity=world.activity, kind="email", email="c@d.example")
    export_package(region=world.region, folder=tmp_path, day=date(2026, 11, 21))
    return tmp_path


def test_the_package_is_valid(package: Path) -> None:
    assert list(faults_of(package)) == []
    tables = {file.stem for file in package.glob("*.csv")}
    assert {"organizations", "services", "schedules", "attributes"} <= tables


@pytest.mark.parametrize(
    ("file", "was", "becomes", "fault"),
    [
        ("services.csv", ",active,", ",open,", r"service\.status: open"),
        ("services.csv", "18.0|18", "many", r"service\.minimum_age: many"),
        ("organizations.csv", "https://[^,]*", "ä b", r"organization\.website: ä b"),
        ("phones.csv", r"019 000 0001", "", r"phone\.number: missing"),
        ("service_at_location.csv", r"(?<=\n)[0-9a-f]{8}", "zzzzzzzz", r"service_at_location\.id"),
        ("locations.csv", r"(?<=\n)[0-9a-f]{8}", "00000000", r"is not there"),
    ],
)
def test_what_is_broken_is_found(
    package: Path, file: str, was: str, becomes: str, fault: str
) -> None:
    text = (package / file).read_bytes().decode()
    broken = re.sub(was, becomes, text)
    assert broken != text
    (package / file).write_bytes(broken.encode())
    assert any(re.search(fault, found) for found in faults_of(package))
