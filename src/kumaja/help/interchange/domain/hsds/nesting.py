"""Rows of HSDS as JSON: an organisation or a service with all that refers to it nested in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kumaja.help.interchange.domain.hsds.package import Cell
from kumaja.help.interchange.domain.hsds.tables import AT
from kumaja.help.interchange.domain.hsds.writing import Line

Entry = dict[str, Any]
# Table → under what name its rows are nested, and by which references, the nearest first.
_NESTED = {
    "organization_identifier": ("organization_identifiers", ("organization_id",)),
    "contact": ("contacts", (f"{AT}_id", "service_id", "organization_id")),
    "phone": ("phones", ("contact_id", f"{AT}_id", "service_id", "organization_id")),
    AT: ("service_at_locations", ("service_id",)),
    "address": ("addresses", ("location_id",)),
    "schedule": ("schedules", (f"{AT}_id", "service_id")),
    "language": ("languages", ("service_id",)),
    "cost_option": ("cost_options", ("service_id",)),
    "service_area": ("service_areas", ("service_id",)),
    "attribute": ("attributes", ("link_id",)),
}


def nested(lines: Iterable[Line], term_of: Callable[[str, str], Entry]) -> Entry:
    """Return the first of the rows with the others nested in it, each where it refers to."""
    entries: dict[str, Entry] = {}
    placed: list[tuple[str, Entry]] = []
    for table, cells in lines:
        entry: Entry = dict(cells)
        if table == "attribute":
            entry["taxonomy_term"] = term_of(str(cells["taxonomy_term_id"]), str(cells["label"]))
        entries[str(cells["id"])] = entry
        placed.append((table, entry))
    for table, entry in placed:
        if table not in _NESTED:
            continue
        name, references = _NESTED[table]
        above = _above(entry, references, entries)
        if above is not None:
            above.setdefault(name, []).append(entry)
        if table == AT and (location := entries.get(str(entry["location_id"]))) is not None:
            entry["location"] = location
    return placed[0][1]


def _above(
    entry: Mapping[str, Cell], references: Iterable[str], entries: Mapping[str, Entry]
) -> Entry | None:
    return next(
        (entries[str(entry[name])] for name in references if str(entry.get(name, "")) in entries),
        None,
    )
