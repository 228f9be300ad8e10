"""Small packages of HSDS, invented, and what they tell."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kumaja.foundation.imports.domain.records import Record, Refusal
from kumaja.help.interchange.domain.hsds.assembly import Assembly
from kumaja.help.interchange.domain.hsds.rows import Tables
from kumaja.help.interchange.domain.known import Known
from kumaja.help.interchange.engine.hsds import read_package

KNOWN = Known(
    municipalities={"444": "444", "lohja": "444", "638": "638", "porvoo": "638"},
    postal_codes={"08100": "444", "94403": "240"},
    labels={"omaishoito": ("theme:caring",)},
    our_terms=frozenset({"theme:caring"}),
    day="2026-03-02",
)
OLD: dict[str, list[dict[str, object]]] = {
    "organizations": [
        {"id": 1, "name": "Naapurit ry", "description": "We help.", "url": "www.example.org"}
    ],
    "services": [
        {
            "id": 7, "organization_id": 1, "name": "Coffee", "description": "For the carers.",
            "status": "active", "fees": "Free", "email": "coffee@example.org",
        }
    ],
    "locations": [{"id": 5, "name": "House", "latitude": 60.2, "longitude": 24.1}],
    "services_at_location": [{"id": "", "service_id": 7, "location_id": 5}],
    "regular_schedules": [
        {"id": "", "service_id": 7, "weekday": day, "opens_at": "9:00", "closes_at": "3 PM"}
        for day in (1, "Wednesday")
    ],
    "phones": [{"id": "", "location_id": 5, "number": "09 123 4567"}],
    "physical_addresses": [
        {"id": "", "location_id": 5, "address_1": "Kuja 1", "city": "Lohja", "postal_code": "08100"}
    ],
}  # fmt: skip


def csv_of(rows: Sequence[Mapping[str, object]], delimiter: str = ",") -> str:
    """Return rows as CSV."""
    out = io.StringIO()
    columns = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, columns, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write(folder: Path, **tables: Sequence[Mapping[str, object]]) -> Path:
    """Write the tables as a package; returns its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text(csv_of(rows), "utf-8")
    return folder


@dataclass
class Found:
    """What a package told."""

    records: list[Record]
    refusals: list[Refusal]

    def values(self, name: str) -> dict[str, Any]:
        """Return the values of the record that is called so."""
        return dict(next(each.values for each in self.records if each.label == name))

    @property
    def told(self) -> list[tuple[str, int, str, str]]:
        """File, row, field and sentence of each finding."""
        return [
            (each.where.file, each.where.number, each.field, str(each.sentence))
            for each in self.refusals
        ]


def assembled(tables: Tables, known: Known = KNOWN) -> Found:
    """Return what tables tell."""
    found = list(Assembly(tables, known).records())
    return Found(
        [each for each in found if isinstance(each, Record)],
        [each for each in found if isinstance(each, Refusal)],
    )


def read(path: Path, known: Known = KNOWN) -> Found:
    """Return what a package tells."""
    return assembled(read_package(path), known)
