"""Runs an import and tells of it: what would be done, what was done, what was left alone."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TextIO

from django.utils import timezone
from django.utils.translation import override

from kumaja.cli.import_tables import TooLate, import_table, undo_table
from kumaja.cli.import_terms import import_vocabulary
from kumaja.cli.regions import Refused, region_named
from kumaja.foundation.imports.actions import (
    Mapping,
    NotApplied,
    apply_run,
    read_and_report,
    undo_run,
)
from kumaja.foundation.imports.actions.writing import written_in
from kumaja.foundation.imports.domain.records import NOTE, BrokenFile
from kumaja.foundation.imports.domain.verdicts import Verdict
from kumaja.foundation.imports.models import ImportRow, ImportRun
from kumaja.foundation.imports.queries import remarks_of, rows_to_tell, run_coded
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.front.desk.queries.import_kinds import KINDS, MAPPINGS, TABLES, VOCABULARIES

ACTOR = "import {kind}"
_PLURALS = {"organisation": "organisations", "activity": "activities", "": "records"}


def run_import(given: argparse.Namespace, out: TextIO) -> int:
    """Do what was asked; returns 0, or 1 when nothing could be read or done."""
    now = timezone.now()
    try:
        with override("en"):
            _run(given, out, now)
    except (Refused, BrokenFile) as fault:
        out.write(f"{fault}\n")
        return 1
    except RegionClosed as closed:
        out.write(f"The region {closed} has ended its work: nothing can be brought in.\n")
        return 1
    return 0


def _run(given: argparse.Namespace, out: TextIO, now: datetime) -> None:
    if given.kind in VOCABULARIES:
        if given.path is None or given.undo:
            raise Refused("Say which file or folder. A vocabulary can't be undone, only read anew.")
        import_vocabulary(given.path, out, apply=given.apply, now=now)
        return
    if given.kind in TABLES:
        _run_table(given, out, now)
        return
    if given.kind not in MAPPINGS:
        raise Refused(f"There is no kind '{given.kind}'. The kinds are: {', '.join(KINDS)}.")
    mapping = MAPPINGS[given.kind](timezone.localdate(now))
    if given.undo:
        _undo(given.undo, mapping, out, now)
    elif given.path is None:
        raise Refused("Say which file or folder to read.")
    else:
        _read(given, mapping, out, now)


def _read(given: argparse.Namespace, mapping: Mapping, out: TextIO, now: datetime) -> None:
    region = region_named(given.region)
    path: Path = given.path
    run = read_and_report(mapping=mapping, path=path, region=region, actor=None, now=now)
    if given.apply:
        actor = ACTOR.format(kind=mapping.kind)
        run = apply_run(
            run=run, mapping=mapping, actor=actor, now=timezone.now(), on_progress=_progress(out)
        )
    _tell(run, out)
    _tell_next(given, run, out)


def _tell_next(given: argparse.Namespace, run: ImportRun, out: TextIO) -> None:
    if given.apply:
        out.write(f"Applied. Take it back: kumaja import {run.kind} --undo {run.code}\n")
    else:
        out.write("Nothing is written yet. Write it: the same command with --apply\n")


def _run_table(given: argparse.Namespace, out: TextIO, now: datetime) -> None:
    if given.undo:
        _undo_table(given, out, now)
        return
    if given.path is None:
        raise Refused("Say which file to read.")
    run = import_table(given, region_named(given.region), out, _progress(out), now=now)
    _tell(run, out)
    _tell_next(given, run, out)


def _undo_table(given: argparse.Namespace, out: TextIO, now: datetime) -> None:
    run = run_coded(given.undo)
    if run is None or run.kind != given.kind:
        raise Refused(f"There is no import '{given.undo}' of this kind.")
    try:
        undo_table(run, _progress(out), now=now)
    except TooLate as late:
        raise Refused(f"The import {late} can be undone for thirty days only.") from late
    except NotApplied as fault:
        raise Refused(f"The import {fault} is not applied, or is undone already.") from fault
    _tell_undone(run, out)


def _undo(code: str, mapping: Mapping, out: TextIO, now: datetime) -> None:
    run = run_coded(code)
    if run is None or run.kind != mapping.kind:
        raise Refused(f"There is no import '{code}' of this kind.")
    try:
        actor = ACTOR.format(kind=mapping.kind)
        run = undo_run(run=run, mapping=mapping, actor=actor, now=now, on_progress=_progress(out))
    except NotApplied as fault:
        raise Refused(f"The import {code} is not applied, or is undone already.") from fault
    _tell_undone(run, out)


def _tell_undone(run: ImportRun, out: TextIO) -> None:
    kept = written_in(run)
    undone = run.rows.filter(undone_at__isnull=False).count()
    out.write(f"{undone} records undone, {kept.count()} left as they are.\n")
    out.writelines(f"  {_line(row)}\n" for row in kept.order_by("pk"))


def _progress(out: TextIO) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        out.write(f"  {done} of {total}\n")
        out.flush()

    return tell


def _tell(run: ImportRun, out: TextIO) -> None:
    """Write the report: counts, each refusal and conflict, and what was left out of records."""
    out.write(f"{run.kind} from {run.file_name} into {run.region}, import {run.code}\n")
    counted = Counter(run.rows.exclude(kind=NOTE).values_list("kind", "verdict"))
    for kind in sorted({kind for kind, _ in counted}, reverse=True):
        verdicts = [f"{counted[kind, each]} {each}" for each in Verdict if counted[kind, each]]
        out.write(f"  {_PLURALS.get(kind, kind)}: {', '.join(verdicts)}\n")
    places = _places_in(run)
    if places:
        out.write(f"  places of activities: {places}\n")
    for verdict, heading in ((Verdict.REFUSED, "Refused"), (Verdict.CONFLICT, "Conflicts")):
        rows = list(rows_to_tell(run).judged(verdict))
        if rows:
            out.write(f"{heading}:\n")
            out.writelines(f"  {_line(row)}\n" for row in rows)
    notes = list(rows_to_tell(run).filter(kind=NOTE))
    if notes:
        out.write("Noticed:\n")
        out.writelines(f"  {_line(row)}\n" for row in notes)
    remarks = remarks_of(run)
    if remarks:
        out.write("Left out of records that come in:\n")
        out.writelines(f"  {count} × {text}\n" for text, count in remarks)


def _line(row: ImportRow) -> str:
    """Return one record of the report: file, record, field, name, sentence."""
    field = f", {row.field}" if row.field else ""
    fields = f" ({', '.join(row.fields)})" if row.verdict == Verdict.CONFLICT and row.fields else ""
    name = f"{row.label}: " if row.label else ""
    number = f", record {row.number}" if row.number else ""
    return f"{row.file}{number}{field}: {name}{row.told}{fields}"


def _places_in(run: ImportRun) -> int:
    """Return how many places the records tell of, each once."""
    ids = {
        channel.get("source_id")
        for values in run.rows.exclude(values=None).values_list("values", flat=True).iterator()
        for channel in (values or {}).get("channels") or ()
        if channel.get("kind") == "place"
    }
    return len(ids)
