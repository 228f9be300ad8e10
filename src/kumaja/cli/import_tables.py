"""Tables of organisations and activities by the command: columns as they are kept, or by title."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TextIO

from django.utils import timezone

from kumaja.foundation.imports.actions.portions import read_portions, start_run
from kumaja.foundation.imports.actions.sheets import mapping_for
from kumaja.foundation.imports.actions.writing import TooLate, apply_portions, undo_portions
from kumaja.foundation.imports.domain.columns import Titles
from kumaja.foundation.imports.domain.records import BrokenFile
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.foundation.imports.domain.verdicts import Stage
from kumaja.foundation.imports.engine.kinds import kind_of_table
from kumaja.foundation.imports.engine.tables import look_into
from kumaja.foundation.imports.models import ColumnMapping, ImportRun, SheetImport
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.queries.import_kinds import TABLES

NO_NAME = "No column has a title that means a name. The titles are: %(titles)s."
Progress = Callable[[int, int], None]


def import_table(
    given: argparse.Namespace, region: Region, out: TextIO, progress: Progress, *, now: datetime
) -> ImportRun:
    """Read a table and, when told, write it; raises BrokenFile."""
    path: Path = given.path
    if not path.is_file():
        raise BrokenFile(Sentence("There is no file “%(file)s”.", {"file": str(path)}))
    kind_of_table(path)
    source = given.source or path.stem
    mapping = mapping_for(region=region, kind=given.kind, source_name=source[:100], now=now)
    _choose(mapping, path, out, now=now)
    table = TABLES[given.kind](mapping, path.name, timezone.localdate(now))
    run = start_run(
        mapping=table, path=path, file_name=path.name, region=region, actor=None, now=now
    )
    try:
        read_portions(run=run, mapping=table, path=path)
    except BrokenFile:
        run.delete()
        raise
    if given.apply:
        apply_portions(
            run=run, mapping=table, actor=f"import {run.kind}", now=timezone.now(),
            on_progress=progress,
        )  # fmt: skip
    return run


def _choose(mapping: ColumnMapping, path: Path, out: TextIO, *, now: datetime) -> None:
    """Take each column for what it was the last time, a new one for what its title means."""
    seen = look_into(path, path.name, Titles(TABLES[mapping.kind].columns))
    kept = mapping.columns
    chosen: dict[str, str] = {}
    for column in seen:
        field = kept.get(column.title, column.field)
        is_taken = column.is_of_identity_codes or field in chosen.values()
        chosen[column.title] = "" if is_taken else field
    if not any(field.startswith("name_") for field in chosen.values()):
        raise BrokenFile(Sentence(NO_NAME, {"titles": ", ".join(chosen)[:200]}))
    mapping.columns, mapping.changed_at = {**kept, **chosen}, now
    mapping.save(update_fields=["columns", "changed_at"])
    out.write("Columns:\n")
    out.writelines(f"  {title}: {field or 'not taken in'}\n" for title, field in chosen.items())


def undo_table(run: ImportRun, progress: Progress, *, now: datetime) -> None:
    """Take back what a table wrote; raises NotApplied, or TooLate after thirty days."""
    mapping = ColumnMapping.objects.select_related("region").get(
        region=run.region, kind=run.kind, source=run.source
    )
    table = TABLES[run.kind](mapping, run.file_name, timezone.localdate(now))
    undo_portions(run=run, mapping=table, actor=f"import {run.kind}", now=now, on_progress=progress)
    SheetImport.objects.filter(run=run).update(stage=Stage.UNDONE)


__all__ = ["TooLate", "import_table", "undo_table"]
