"""Packages of HSDS as a source of organisations and activities."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from kumaja.foundation.imports.domain.records import Record, Refusal, Standing, Where
from kumaja.foundation.regions.models import Region
from kumaja.help.interchange.actions.source import SourceMapping
from kumaja.help.interchange.domain.hsds import faults
from kumaja.help.interchange.domain.hsds.assembly import Assembly
from kumaja.help.interchange.domain.hsds.strangers import prefix_for
from kumaja.help.interchange.engine.hsds import read_package
from kumaja.help.interchange.queries.hsds import SOURCE, known_of_source, names_here, standings
from kumaja.help.interchange.queries.ptv import registered_already


class HsdsMapping(SourceMapping):
    """Reads tables and JSON of HSDS, versions 1.x to 3.1."""

    kind = "hsds"
    source = SOURCE

    def read(self, path: Path) -> Iterator[Record | Refusal]:
        """Yield what the package tells; raises BrokenFile before anything is yielded."""
        tables = read_package(path)
        if prefix := prefix_for(tables, names_here):
            tables.rename(prefix)
            tables.notes.add(Where(path.name, 0), "id", faults.TWO_KEEPERS)
        assembly = Assembly(tables, known_of_source(self._day))
        yield from assembly.records()
        for source_id, business_id in assembly.registered.items():
            code, name = assembly.known.by_business_id[business_id]
            self._registered[source_id] = registered_already(name, code, business_id)

    def standings(
        self, kind: str, source_ids: Collection[str], region: Region | None
    ) -> dict[str, Standing]:
        """Return how records of one kind stand here as rows of HSDS."""
        return standings(kind, source_ids, region)
