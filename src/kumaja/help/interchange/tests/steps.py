"""Bringing the invented files of PTV in, and what stands here then."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from conftest import NOW
from kumaja.foundation.imports.actions import apply_run, read_and_report, undo_run
from kumaja.foundation.imports.models import ImportRun
from kumaja.foundation.imports.queries import rows_to_tell
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.help.directory.models import Activity
from kumaja.help.interchange.actions import PtvMapping
from kumaja.network.registry.models import Organisation

TWIN = Path(__file__).parent / "twin"
EARLY, OPEN_API = TWIN / "early", TWIN / "open_api"


@dataclass
class Ptv:
    """A region to bring PTV into; the clock goes on by an hour with each stage."""

    region: Region = field(default_factory=RegionFactory.create)
    now: datetime = NOW

    def report(self, path: Path) -> ImportRun:
        self.now += timedelta(hours=1)
        return read_and_report(
            mapping=PtvMapping(NOW.date()), path=path, region=self.region, actor=None, now=self.now
        )

    def bring(self, path: Path) -> ImportRun:
        run = self.report(path)
        self.now += timedelta(hours=1)
        return apply_run(run=run, mapping=PtvMapping(NOW.date()), actor="import ptv", now=self.now)

    def undo(self, run: ImportRun) -> ImportRun:
        self.now += timedelta(hours=1)
        return undo_run(run=run, mapping=PtvMapping(NOW.date()), actor="import ptv", now=self.now)


def counts(run: ImportRun) -> dict[str, int]:
    """Return how many records of each kind and verdict there are, `activity new` → 3."""
    pairs = run.rows.values_list("kind", "verdict")
    return dict(Counter(f"{kind} {verdict}".strip() for kind, verdict in pairs))


def told(run: ImportRun) -> list[tuple[str, int, str, str]]:
    """Return file, record, field and sentence of what the report tells."""
    return [(row.file, row.number, row.field, row.told) for row in rows_to_tell(run)]


def organisation(name: str) -> Organisation:
    return Organisation.objects.get(name_fi=name)


def activity(name: str) -> Activity:
    return Activity.objects.get(name_fi=name)


def changed(folder: Path, source: Path, name: str, **values: object) -> Path:
    """Return a copy of the files in which one record, known by its name, tells otherwise."""
    for file in source.glob("*.json"):
        text = file.read_text("utf-8-sig").removeprefix("// puhelimet\n")
        entries = json.loads(text)
        for entry in entries:
            if isinstance(entry, dict) and entry.get("name") == name:
                entry.update(values)
        (folder / file.name).write_text(json.dumps(entries), "utf-8")
    return folder
