"""A source and a room of toys: rows are kept in a dictionary, so that no model is needed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from conftest import NOW
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.imports.actions import apply_run, read_and_report, undo_run
from kumaja.foundation.imports.domain.records import (
    BrokenFile,
    Record,
    Refusal,
    Standing,
    StillNeeded,
    Values,
    Where,
)
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.foundation.imports.models import ImportRun
from kumaja.foundation.regions.models import Region

LABEL = "toys.Toy"
HOUR = timedelta(hours=1)
Toy = dict[str, str]
BALL: Toy = {"id": "1", "name": "Ball", "colour": "red"}
KITE: Toy = {"id": "2", "name": "Kite"}


@dataclass
class Toys:
    """Reads a list of toys: `{"id": …, "name": …, "colour": …}`."""

    kind: str = "toys"
    source: str = "toybox"
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    archived: set[str] = field(default_factory=set)
    needed: set[str] = field(default_factory=set)

    def read(self, path: Path) -> Iterator[Record | Refusal]:
        try:
            entries = json.loads(path.read_text("utf-8"))
        except ValueError as wrong:
            raise BrokenFile(Sentence("%(file)s is broken.", {"file": path.name})) from wrong
        for number, entry in enumerate(entries, start=1):
            where = Where(path.name, number)
            if "name" not in entry:
                yield Refusal(Sentence("It has no name."), where, "name", "toy", entry["id"])
            else:
                values = {"name": entry["name"], "colour": entry.get("colour", "")}
                yield Record("toy", entry["id"], entry["name"], values, where)

    def current(
        self, kind: str, source_ids: Collection[str], region: Region | None
    ) -> dict[str, Standing]:
        return {
            key: Standing(LABEL, key, dict(self.rows[key]), is_archived=key in self.archived)
            for key in source_ids
            if key in self.rows
        }

    def apply(
        self,
        kind: str,
        source_id: str,
        values: Values,
        *,
        standing: Standing | None,
        region: Region | None,
        actor: object | None,
        now: datetime,
    ) -> tuple[str, str]:
        if values.get("colour") == "impossible":
            raise ValidationError({"colour": "No toy has this colour."})
        self.rows[source_id] = {**self.rows.get(source_id, {}), **values}
        self.archived.discard(source_id)
        note(source_id, now)
        return LABEL, source_id

    def undo(
        self,
        kind: str,
        standing: Standing,
        before: Values | None,
        *,
        region: Region | None,
        actor: object | None,
        now: datetime,
    ) -> None:
        if standing.key in self.needed:
            raise StillNeeded(Sentence("A child plays with it."))
        if before is None:
            self.archived.add(standing.key)
        else:
            self.rows[standing.key] |= before
        note(standing.key, now)

    @property
    def present(self) -> dict[str, str]:
        """Name → colour of what is there."""
        return {
            row["name"]: row["colour"] for key, row in self.rows.items() if key not in self.archived
        }


def note(key: str, now: datetime) -> None:
    """Write what was done to the log, as every room does."""
    AuditRow.objects.create(at=now, verb="did", object_label=LABEL, object_key=key)


class Box:
    """A toy room, a file to read from, and a clock that goes on by an hour each stage."""

    def __init__(self, folder: Path) -> None:
        self.file, self.toys, self.now = folder / "toys.json", Toys(), NOW

    def report(self, *entries: Toy, region: Region | None = None) -> ImportRun:
        self.file.write_text(json.dumps(entries), "utf-8")
        self.now += HOUR
        return read_and_report(
            mapping=self.toys, path=self.file, region=region, actor=None, now=self.now
        )

    def bring(self, *entries: Toy) -> ImportRun:
        run = self.report(*entries)
        self.now += HOUR
        return apply_run(run=run, mapping=self.toys, actor="import", now=self.now)

    def undo(self, run: ImportRun) -> ImportRun:
        self.now += HOUR
        return undo_run(run=run, mapping=self.toys, actor="import", now=self.now)

    def correct(self, key: str, **values: str) -> None:
        self.now += HOUR
        self.toys.rows[key] |= values
        note(key, self.now)


def counts(run: ImportRun) -> dict[str, int]:
    """Return the verdicts that were given, with how often."""
    return {verdict: count for verdict, count in run.counts.items() if count}
