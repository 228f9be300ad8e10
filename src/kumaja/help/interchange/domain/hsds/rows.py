"""Rows of all tables, from whatever form they came in, tied to each other by their ids."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, UUID, uuid5

from kumaja.foundation.imports.domain.records import Where
from kumaja.help.interchange.domain.hsds import faults
from kumaja.help.interchange.domain.hsds.notes import Notes
from kumaja.help.interchange.domain.hsds.tables import COLUMNS, REFERENCES
from kumaja.help.interchange.domain.reading import clean

DERIVED = uuid5(NAMESPACE_URL, "https://kumaja.fi/hsds/derived/")
_LONGEST_ID, _LONGEST_TEXT = 90, 100_000  # room for what begins an id here
_IDENTITY = {
    "organization": ("name",),
    "service": ("organization_id", "program_id", "location_id", "name"),
    "location": ("organization_id", "name", "url"),
    "service_at_location": ("service_id", "location_id"),
}
_SEVERAL = re.compile(r"[,;|]")


@dataclass(slots=True)
class Row:
    """A row: its cells that are not blank, by the names of version 3.1."""

    table: str
    id: str
    cells: dict[str, str]
    where: Where

    def text(self, *names: str) -> str:
        """Return the first of these that tells something, without unseen signs."""
        return next((found for name in names if (found := clean(self.cells.get(name, "")))), "")

    def raw(self, name: str) -> str:
        """Return a cell as it stands."""
        return self.cells.get(name, "")


def storable(text: str) -> str:
    """Return the text without what no database keeps: NUL, and halves of letters."""
    if text.isascii():
        return text.replace("\x00", "")
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


def id_in(text: str) -> str:
    """Return an id as it is kept; one that is too long by its own UUID."""
    plain = clean(text)
    if plain[-2:] == ".0" and plain[:-2].isdigit():  # what spreadsheets make of whole numbers
        plain = plain[:-2]
    return plain if len(plain) <= _LONGEST_ID else str(uuid5(DERIVED, plain))


def is_uuid(text: str) -> bool:
    """Test whether an id is a UUID as HSDS writes it."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


@dataclass
class Tables:
    """All rows by table and id, and what was noticed of them."""

    notes: Notes = field(default_factory=Notes)
    are_merged: bool = False  # JSON repeats a record wherever it is nested
    rows: dict[str, dict[str, Row]] = field(default_factory=lambda: {name: {} for name in COLUMNS})
    present: set[str] = field(default_factory=set)
    _children: dict[tuple[str, str], dict[str, list[Row]]] = field(default_factory=dict)

    def take(self, table: str, cells: Mapping[str, str], where: Where) -> str:
        """Take a row; returns its id, derived from what it tells when it has none."""
        self.present.add(table)
        kept = {name: self._kept(name, value, where) for name, value in cells.items()}
        kept = {name: value for name, value in kept.items() if value and name in COLUMNS[table]}
        for name in REFERENCES.keys() & kept.keys():
            kept[name] = id_in(kept[name])
        row = Row(table, id_in(kept.pop("id", "")), kept, where)
        if row.id and row.id in self.rows[table]:
            self._again(row)
            return row.id
        row.id = row.id or self._derived(row)
        self.rows[table][row.id] = row
        return row.id

    def _kept(self, name: str, value: str, where: Where) -> str:
        if len(value) <= _LONGEST_TEXT:
            return storable(value) if value.strip() else ""
        if name != "extent":
            self.notes.add(where, name, faults.TOO_LONG)
        return ""

    def _again(self, row: Row) -> None:
        """Take what a row tells more of a record that came before."""
        first = self.rows[row.table][row.id]
        if self.are_merged:
            first.cells = row.cells | first.cells
        else:
            self.notes.add(row.where, "id", faults.TWICE, id=row.id)

    def _derived(self, row: Row) -> str:
        names = _IDENTITY.get(row.table) or sorted(row.cells)
        identity = "\x1f".join([row.table, *(row.text(name) for name in names)])
        number, found = 1, str(uuid5(DERIVED, identity))
        while found in self.rows[row.table]:
            number += 1
            found = str(uuid5(DERIVED, f"{identity}\x1f{number}"))
        return found

    def rename(self, prefix: str) -> None:
        """Tell ids that are no UUIDs from those of another source by a prefix."""
        for table, rows in self.rows.items():
            for row in rows.values():
                row.id = _prefixed(prefix, row.id)
                for name in (*REFERENCES, "link_id"):
                    if name in row.cells:
                        row.cells[name] = _prefixed(prefix, row.cells[name])
            self.rows[table] = {row.id: row for row in rows.values()}

    def all(self, table: str) -> Iterable[Row]:
        """Return a table's rows in their order."""
        return self.rows[table].values()

    def get(self, table: str, row_id: str) -> Row | None:
        """Return the row with the id."""
        return self.rows[table].get(row_id)

    def tie(self) -> None:
        """Take out references to rows that are not there, noting each; then order children."""
        for table in COLUMNS:
            for row in self.all(table):
                for name in REFERENCES.keys() & row.cells.keys():
                    self._check(row, name)
        self._children.clear()

    def _check(self, row: Row, name: str) -> None:
        told, target = row.cells[name], REFERENCES[name]
        table = self.rows[target]
        if told in table:
            return
        found = next((part for each in _SEVERAL.split(told) if (part := id_in(each)) in table), "")
        if found:
            row.cells[name] = found
            return
        if name == "organization_id" and row.table == "service":
            return  # the registry may have it
        if name != "taxonomy_term_id":
            del row.cells[name]
            if target in self.present:
                self.notes.add(row.where, name, faults.DANGLING, id=told, table=target)
            else:
                here = Where(row.where.file, 1)
                self.notes.once(here, name, faults.TABLE_MISSING, table=target)

    def of(self, table: str, reference: str, row_id: str) -> list[Row]:
        """Return the rows of a table that refer to a row, in their order."""
        key = (table, reference)
        if key not in self._children:
            found: dict[str, list[Row]] = defaultdict(list)
            for row in self.all(table):
                if reference in row.cells:
                    found[row.cells[reference]].append(row)
            self._children[key] = dict(found)
        return self._children[key].get(row_id, [])


def _prefixed(prefix: str, row_id: str) -> str:
    return row_id if is_uuid(row_id) else f"{prefix}{row_id}"
