"""The national service store (PTV) as a source of organisations and activities."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from kumaja.foundation.imports.domain.records import Record, Refusal, Standing, Where
from kumaja.foundation.regions.models import Region
from kumaja.help.interchange.actions.source import SourceMapping
from kumaja.help.interchange.domain.assembly import Assembly
from kumaja.help.interchange.domain.entries import read_entry
from kumaja.help.interchange.domain.ptv import SOURCE
from kumaja.help.interchange.engine.json_files import files_of, records_in
from kumaja.help.interchange.queries.ptv import current, known_on, registered_already


class PtvMapping(SourceMapping):
    """Reads PTV's early export and its open API."""

    kind = "ptv"
    source = SOURCE

    def read(self, path: Path) -> Iterator[Record | Refusal]:
        """Yield what the files tell; raises BrokenFile before anything is yielded."""
        told = [
            read_entry(entry, Where(file.name, number))
            for file in files_of(path)
            for number, entry in enumerate(records_in(file), start=1)
        ]
        assembly = Assembly(known_on(self._day))
        yield from assembly.take(told)
        yield from assembly.records()
        for source_id, business_id in assembly.registered.items():
            code, name = assembly.known.by_business_id[business_id]
            self._registered[source_id] = registered_already(name, code, business_id)

    def standings(
        self, kind: str, source_ids: Collection[str], region: Region | None
    ) -> dict[str, Standing]:
        """Return how records of one kind stand here as rows of PTV."""
        return current(kind, source_ids, region)
