"""Which organisation belongs to which, and which one keeps a service."""

from __future__ import annotations

from collections.abc import Iterator

from kumaja.help.interchange.domain.hsds import faults
from kumaja.help.interchange.domain.hsds.rows import Row, Tables
from kumaja.help.interchange.domain.hsds.tables import AT
from kumaja.help.interchange.domain.known import Known


class Keepers:
    """Organisations of tied tables."""

    def __init__(self, tables: Tables, known: Known) -> None:
        self.tables, self._known = tables, known
        self._parents: dict[str, str] = {}
        for row in tables.all("organization"):
            parent = row.text("parent_organization_id")
            if parent and self.known(parent):
                self._parents[row.id] = parent
        for row in tables.all("organization"):
            self._open_ring(row)

    def _open_ring(self, row: Row) -> None:
        """Leave out what makes an organisation belong to itself."""
        seen, above = {row.id}, self._parents.get(row.id, "")
        while above and above not in seen:
            seen.add(above)
            above = self._parents.get(above, "")
        if above == row.id:
            self.tables.notes.add(row.where, "parent_organization_id", faults.PARENT_RING)
            del self._parents[row.id]

    def parent_of(self, row: Row) -> str:
        """Return the id of the organisation to which one belongs."""
        return self._parents.get(row.id, "")

    def in_order(self) -> Iterator[Row]:
        """Yield the organisations so that each comes after the one it belongs to."""
        done: set[str] = set()
        for row in self.tables.all("organization"):
            line = [row.id]
            while (above := self._parents.get(line[-1], "")) and above not in done:
                line.append(above)
            for name in reversed(line):
                found = self.tables.get("organization", name)
                if name not in done and found is not None:
                    done.add(name)
                    yield found

    def known(self, row_id: str) -> str:
        """Return the id when the package or the registry has such an organisation, with a name."""
        row = self.tables.get("organization", row_id)
        is_here = row_id in self._known.organisations if row is None else row.text(
            "name", "alternate_name"
        )  # fmt: skip
        return row_id if is_here else ""

    def of(self, service: Row) -> str:
        """Return the organisation that keeps a service: its own, its programme's, its place's."""
        named = self.known(service.text("organization_id"))
        if named:
            return named
        program = self.tables.get("program", service.text("program_id"))
        found = self.known(program.text("organization_id")) if program else ""
        return found or self._by_place(service) or self._only_one(service)

    def _only_one(self, service: Row) -> str:
        """Return the one organisation of the package, for a service that names none."""
        rows = self.tables.rows["organization"]
        return (
            self.known(next(iter(rows)))
            if len(rows) == 1 and not service.text("organization_id")
            else ""
        )

    def _by_place(self, service: Row) -> str:
        places = [each.text("location_id") for each in self.tables.of(AT, "service_id", service.id)]
        for name in (*places, service.text("location_id")):
            place = self.tables.get("location", name)
            if place is not None and (found := self.known(place.text("organization_id"))):
                return found
        return ""
