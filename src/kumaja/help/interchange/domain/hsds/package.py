"""The tables that we write, by version 3.1, and the description of the package that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kumaja.help.interchange.domain.hsds.tables import REFERENCES

VERSION = "3.1"
Cell = str | int | float
Cells = Mapping[str, Cell]
NUMBERS = frozenset({"number"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `id:uuid!` is a required one of the format `uuid`."""

    name: str
    type: str
    format: str
    is_required: bool

    @classmethod
    def read(cls, text: str) -> Column:
        """Return the column that is written so."""
        name, _, kind = text.removesuffix("!").partition(":")
        is_type = kind in ("number", "date", "time")
        return cls(name, kind if is_type else "string", "" if is_type else kind, text.endswith("!"))


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its file, its columns in their order."""

    name: str
    file: str
    columns: tuple[Column, ...]

    @classmethod
    def read(cls, name: str, file: str, columns: str) -> Table:
        """Return the table whose columns are written in one line."""
        return cls(name, file, tuple(Column.read(each) for each in f"id:uuid! {columns}".split()))


WRITTEN = {
    table.name: table
    for table in (
        Table.read(
            "organization", "organizations.csv",
            "name! description! website:uri year_incorporated:number parent_organization_id:uuid",
        ),
        Table.read(
            "organization_identifier", "organization_identifiers.csv",
            "organization_id:uuid! identifier_scheme identifier_type! identifier!",
        ),
        Table.read(
            "service", "services.csv",
            "organization_id:uuid! name! description url:uri email:email status! fees_description "
            "eligibility_description minimum_age:number maximum_age:number",
        ),
        Table.read(
            "location", "locations.csv",
            "location_type! url:uri name latitude:number longitude:number",
        ),
        Table.read(
            "service_at_location", "service_at_location.csv",
            "service_id:uuid! location_id:uuid!",
        ),
        Table.read(
            "address", "addresses.csv",
            "location_id:uuid address_1! city! state_province! postal_code! country! address_type!",
        ),
        Table.read(
            "contact", "contacts.csv",
            "organization_id:uuid service_id:uuid service_at_location_id:uuid title email:email",
        ),
        Table.read(
            "phone", "phones.csv",
            "service_id:uuid organization_id:uuid contact_id:uuid service_at_location_id:uuid "
            "number! type",
        ),
        Table.read(
            "schedule", "schedules.csv",
            "service_id:uuid service_at_location_id:uuid valid_from:date valid_to:date "
            "dtstart:date freq interval:number byday bymonthday wkst opens_at:time closes_at:time "
            "notes",
        ),
        Table.read("language", "languages.csv", "service_id:uuid name code"),
        Table.read(
            "cost_option", "cost_options.csv", "service_id:uuid! currency amount:number"
        ),
        Table.read("service_area", "service_areas.csv", "service_id:uuid name"),
        Table.read(
            "attribute", "attributes.csv",
            "link_id:uuid! taxonomy_term_id:uuid! link_type link_entity! value label",
        ),
        Table.read("taxonomy", "taxonomies.csv", "name! description! uri:uri version"),
        Table.read(
            "taxonomy_term", "taxonomy_terms.csv",
            "code name! description! taxonomy language taxonomy_id:uuid",
        ),
    )
}  # fmt: skip
_REFERENCES = REFERENCES | {"taxonomy_id": "taxonomy"}
_ENUMS = {
    ("service", "status"): ["active", "inactive", "defunct", "temporarily closed"],
    ("location", "location_type"): ["physical", "postal", "virtual"],
    ("address", "address_type"): ["physical", "postal", "virtual"],
    ("schedule", "freq"): ["WEEKLY", "MONTHLY"],
    ("schedule", "wkst"): ["MO", "TU", "WE", "TH", "FR", "SA", "SU"],
}


def description() -> dict[str, object]:
    """Return the description of the package (datapackage.json); the same for every export."""
    return {
        "profile": "tabular-data-package",
        "name": "human_services_data",
        "title": "Human services data",
        "description": "Organisations and what they offer, by HSDS and the profile of Kumaja.",
        "version": VERSION,
        "homepage": "https://docs.openreferral.org/",
        "resources": [_resource(table) for table in WRITTEN.values()],
    }


def _resource(table: Table) -> dict[str, object]:
    return {
        "name": table.name,
        "path": table.file,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(table, column) for column in table.columns],
            "primaryKey": "id",
            "foreignKeys": [
                _key(table, column) for column in table.columns if column.name in _REFERENCES
            ],
        },
    }


def _field(table: Table, column: Column) -> dict[str, object]:
    rules: dict[str, object] = {}
    if column.is_required:
        rules["required"] = True
    if column.name == "id":
        rules["unique"] = True
    if enum := _ENUMS.get((table.name, column.name)):
        rules["enum"] = enum
    found: dict[str, object] = {"name": column.name, "type": column.type}
    if column.format:
        found["format"] = column.format
    return found | ({"constraints": rules} if rules else {})


def _key(table: Table, column: Column) -> dict[str, object]:
    target = _REFERENCES[column.name]
    resource = "" if target == table.name else target
    return {"fields": column.name, "reference": {"resource": resource, "fields": "id"}}
