"""Records of JSON, nested as the API of HSDS gives them, taken apart into rows of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kumaja.foundation.imports.domain.records import Where
from kumaja.help.interchange.domain.hsds import faults
from kumaja.help.interchange.domain.hsds.rows import Tables
from kumaja.help.interchange.domain.hsds.tables import (
    AT,
    COLUMNS,
    REFERENCES,
    UNREAD,
    column_called,
    table_called,
)

Entry = Mapping[str, object]
PAGES = ("contents", "items", "results", "data", "content")
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Above:
    """The record in which another is nested."""

    table: str
    id: str


def table_of(entry: Entry, name: str) -> str:
    """Return the table of a record: by the file's name, else by what it tells; empty if neither."""
    called = table_called(name)
    if called and called not in UNREAD:
        return called
    keys = {str(key).lower() for key in entry}
    if keys & {"service_id", "location_id"} and keys & {"service_id", "service"} and "id" in keys:
        return AT if keys & {"location_id", "location"} and "name" not in keys else "service"
    if keys & {
        "organization",
        "organization_id",
        "service_at_locations",
        "eligibility_description",
    }:
        return "location" if keys & {"location_type", "latitude"} else "service"
    if keys & {"latitude", "location_type", "addresses", "physical_addresses"}:
        return "location"
    return "organization" if "name" in keys else ""


def tables_in(entry: Entry) -> dict[str, list[object]]:
    """Return table → records, when an entry is nothing but tables by their names."""
    found = {
        str(name): value
        for name, value in entry.items()
        if isinstance(value, list) and table_called(str(name).removesuffix(".csv"))
    }
    is_all = found and all(isinstance(value, list) for value in entry.values())
    return found if is_all or any(name.endswith(".csv") for name in found) else {}


def records_of(entry: object) -> Iterator[object]:
    """Yield the records of a page, of a list, or the record itself."""
    if isinstance(entry, list):
        for each in entry:
            yield from records_of(each)
    elif isinstance(entry, Mapping):
        listed = next((entry[name] for name in PAGES if isinstance(entry.get(name), list)), None)
        if isinstance(listed, list) and "name" not in entry:
            yield from listed
        else:
            yield entry
    else:
        yield entry


def take_record(tables: Tables, entry: object, name: str, where: Where) -> None:
    """Take a record of a file, and all that is nested in it, noting what can't be read."""
    if not isinstance(entry, Mapping):
        tables.notes.add(where, "", faults.NOT_A_RECORD)
        return
    named = tables_in(entry)
    if named:
        for each, records in named.items():
            if table_called(each.removesuffix(".csv")) in UNREAD:
                tables.notes.add(Where(f"{where.file}/{each}", 0), "", faults.UNREAD_FILE)
                continue
            for number, record in enumerate(records, start=1):
                inner = each.removesuffix(".csv")
                take_record(tables, record, inner, Where(f"{where.file}/{each}", number))
        return
    table = table_of(entry, name)
    if not table:
        tables.notes.add(where, "", faults.UNKNOWN_RECORD)
        return
    _take(tables, table, entry, where, None, depth=0)


def _take(
    tables: Tables, table: str, entry: Entry, where: Where, above: Above | None, *, depth: int
) -> str:
    """Take one record; what is nested in it refers to it, or is referred to by it."""
    cells, nested = _parted(tables, table, entry, where)
    if above is not None:
        cells |= _reference_to(above, table, cells)
    if depth < _DEEPEST:
        for name, value in list(nested.items()):
            if isinstance(value, Mapping):
                below = _below(table, name)
                reference = f"{below}_id"
                if below and reference in COLUMNS[table]:
                    cells[reference] = _take(tables, below, value, where, None, depth=depth + 1)
                    del nested[name]
    row_id = tables.take(table, cells, where)
    if depth < _DEEPEST:
        for name, value in nested.items():
            _take_nested(tables, Above(table, row_id), name, value, where, depth=depth + 1)
    return row_id


def _take_nested(
    tables: Tables, above: Above, name: str, value: object, where: Where, *, depth: int
) -> None:
    below = _below(above.table, name)
    if not below:
        tables.notes.add(where, name, faults.UNKNOWN_COLUMN)
        return
    if below in UNREAD:
        return
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, Mapping):
            _take(tables, below, each, where, above, depth=depth)
        elif each is not None:
            tables.notes.add(where, name, faults.NOT_A_RECORD)


def _below(table: str, name: str) -> str:
    called = table_called(name)
    if called == "taxonomy" and table in ("service_taxonomy", "attribute"):
        return "taxonomy_term"
    return called


def _parted(
    tables: Tables, table: str, entry: Entry, where: Where
) -> tuple[dict[str, str], dict[str, object]]:
    """Return the cells of a record, and what is nested in it."""
    cells: dict[str, str] = {}
    nested: dict[str, object] = {}
    for key, value in entry.items():
        name = column_called(table, str(key))
        if isinstance(value, str | int | float):
            if name in COLUMNS[table]:
                cells.setdefault(name, _text(value))
            else:
                tables.notes.add(where, str(key), faults.UNKNOWN_COLUMN)
        elif isinstance(value, list) and name in COLUMNS[table] and _is_plain(value):
            cells.setdefault(name, ",".join(_text(each) for each in value))
        elif isinstance(value, Mapping | list):
            nested[str(key)] = value
    return cells, nested


def _is_plain(value: list[object]) -> bool:
    return bool(value) and all(isinstance(each, str | int | float) for each in value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    return str(value)


def _reference_to(above: Above, table: str, cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells by which a nested record refers to the one it stands in."""
    reference = f"{above.table}_id"
    if table == "attribute":
        return {"link_id": above.id, "link_entity": cells.get("link_entity", above.table)}
    if reference in COLUMNS[table] and reference in REFERENCES and not cells.get(reference):
        return {reference: above.id}
    return {}
