"""A table on its way in: received, its columns chosen, read, decided on, dropped."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping as Table
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.files.actions import remove_file, store_file
from kumaja.foundation.files.domain.kinds import FileKind
from kumaja.foundation.files.engine.store import path_of
from kumaja.foundation.imports.actions.portions import TableMapping, read_portions, start_run
from kumaja.foundation.imports.domain.cells import shown
from kumaja.foundation.imports.domain.columns import Titles
from kumaja.foundation.imports.domain.records import BrokenFile
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop
from kumaja.foundation.imports.domain.verdicts import Stage, Verdict
from kumaja.foundation.imports.engine.kinds import kind_of_table
from kumaja.foundation.imports.engine.progress import tell_progress
from kumaja.foundation.imports.engine.tables import SeenColumn, look_into
from kumaja.foundation.imports.models import ColumnMapping, ImportRow, ImportRun, SheetImport
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.outbox.actions import enqueue
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region

FILE_GONE = gettext_noop("The file is no longer here. Bring it in anew.")
UNREAD_LIFE = timedelta(days=1)
_LONGEST_SOURCE = 24


class NotReady(Exception):
    """The table is at another stage: somebody was faster, or the work still goes on."""


def slug_of_source(region: Region, name: str) -> str:
    """Return the name of a source as rows keep it: readable, and each region's own."""
    key = match_key(name)
    print_of_it = hashlib.sha256(f"{region.slug}:{key}".encode()).hexdigest()[:8]
    return f"sheet:{'-'.join(key.split())[:_LONGEST_SOURCE]}-{print_of_it}"


def mapping_for(*, region: Region, kind: str, source_name: str, now: datetime) -> ColumnMapping:
    """Return the kept mapping of the source, a new one when it comes for the first time."""
    row, _is_new = ColumnMapping.objects.get_or_create(
        region=region, kind=kind, source=slug_of_source(region, source_name),
        defaults={"source_name": source_name, "changed_at": now},
    )  # fmt: skip
    return row


def receive_sheet(
    *,
    content: bytes,
    name: str,
    mapping: ColumnMapping,
    titles: Titles,
    actor: User | None,
    now: datetime,
) -> SheetImport:
    """Take a file in and look at its columns; raises BrokenFile or Unreadable with a sentence."""
    require_open(mapping.region, now)
    with tempfile.NamedTemporaryFile() as half:
        half.write(content)
        half.flush()
        kind_of_table(Path(half.name))
        seen = look_into(Path(half.name), name, titles)
    with transaction.atomic():
        file = store_file(
            content=content, name=name, allowed=(FileKind.CSV, FileKind.XLSX), actor=actor,
            now=now, region=mapping.region,
        )  # fmt: skip
        return SheetImport.objects.create(
            region=mapping.region, mapping=mapping, file=file, file_name=file.name,
            seen=[_seen(column, mapping.columns) for column in seen], started_by=actor,
            received_at=now,
        )  # fmt: skip


def _seen(column: SeenColumn, kept: Table[str, str]) -> dict[str, object]:
    """Return a column as it is offered: what was chosen for it the last time goes first."""
    return {
        "sheet": column.sheet, "title": column.title,
        "field": "" if column.is_of_identity_codes else kept.get(column.title, column.field),
        "samples": [] if column.is_of_identity_codes else [shown(each) for each in column.samples],
        "is_forbidden": column.is_of_identity_codes,
    }  # fmt: skip


@transaction.atomic
def choose_columns(
    *, sheet: SheetImport, columns: Table[str, str], job: str, actor: User | None, now: datetime
) -> None:
    """Keep which column is which, for this table and the next of its source, and have it read."""
    row = at_stage(sheet, Stage.RECEIVED, now=now)
    mapping = row.mapping
    mapping.columns = {**mapping.columns, **columns}
    mapping.changed_at = now
    mapping.save(update_fields=["columns", "changed_at"])
    row.seen = []  # examples of all columns, also of those that nobody chose
    row.save(update_fields=["seen"])
    _set_off(row, Stage.READING, job, actor=actor, now=now)


@transaction.atomic
def begin(*, sheet: SheetImport, stage: Stage, job: str, actor: User | None, now: datetime) -> None:
    """Have what was read written, or what was written taken back, as a job."""
    needed = {Stage.APPLYING: Stage.READ, Stage.UNDOING: Stage.APPLIED}[stage]
    _set_off(at_stage(sheet, needed, now=now), stage, job, actor=actor, now=now)


def at_stage(sheet: SheetImport, *stages: Stage, now: datetime) -> SheetImport:
    """Hold the table still; raises NotReady when it stands elsewhere."""
    rows = SheetImport.objects.select_for_update(of=("self",))
    row = rows.select_related("mapping", "region", "run").get(pk=sheet.pk)
    require_open(row.region, now)
    if row.stage not in stages:
        raise NotReady(row.code)
    return row


def _set_off(
    row: SheetImport, stage: Stage, job: str, *, actor: User | None, now: datetime
) -> None:
    row.stage = stage
    row.save(update_fields=["stage"])
    tell_progress(row.code, 0, 0)
    payload = {"sheet": row.code, "actor": actor.code if actor else ""}
    enqueue(job, payload, now=now, key=row.code)


def read_sheet(*, sheet: SheetImport, mapping: TableMapping, now: datetime) -> None:
    """Read the whole file and keep the report; then the file goes, with all that nobody chose."""
    if sheet.file is None:
        _break(sheet, Sentence(FILE_GONE))
        return
    path = path_of(sheet.file.code)
    begun = ImportRun.objects.filter(sheet=sheet).first()
    if begun is not None:
        SheetImport.objects.filter(pk=sheet.pk).update(run=None)
        begun.delete()
    run = start_run(
        mapping=mapping, path=path, file_name=sheet.file_name, region=sheet.region,
        actor=sheet.started_by, now=now,
    )  # fmt: skip
    SheetImport.objects.filter(pk=sheet.pk).update(run=run)
    try:
        read_portions(
            run=run, mapping=mapping, path=path,
            on_progress=lambda done, total: tell_progress(sheet.code, done, total),
        )  # fmt: skip
    except BrokenFile as broken:
        SheetImport.objects.filter(pk=sheet.pk).update(run=None)
        run.delete()
        _break(sheet, broken.sentence)
    else:
        SheetImport.objects.filter(pk=sheet.pk).update(stage=Stage.READ)
    _forget_file(sheet, now=now)


def _break(sheet: SheetImport, sentence: Sentence) -> None:
    SheetImport.objects.filter(pk=sheet.pk).update(
        stage=Stage.BROKEN, sentence=sentence.text, details=dict(sentence.details)
    )


def _forget_file(sheet: SheetImport, *, now: datetime) -> None:
    file = SheetImport.objects.select_related("file").get(pk=sheet.pk).file
    if file is not None:
        remove_file(file=file, actor=None, now=now)


@transaction.atomic
def choose_fields(
    *, sheet: SheetImport, row: ImportRow, taken: list[str], now: datetime
) -> ImportRow:
    """Say in which disputed fields the table's word holds; in all others ours stays."""
    at_stage(sheet, Stage.READ, now=now)
    row.taken = [name for name in row.disputed if name in taken]
    row.save(update_fields=["taken"])
    return row


@transaction.atomic
def keep_ours(*, sheet: SheetImport, now: datetime) -> int:
    """Let ours stand in all disputed fields; returns of how many rows."""
    row = at_stage(sheet, Stage.READ, now=now)
    if row.run is None:
        return 0
    return row.run.rows.judged(Verdict.CONFLICT).exclude(disputed=[]).update(taken=[])


@transaction.atomic
def drop_sheet(*, sheet: SheetImport, now: datetime) -> None:
    """Leave a table that was never written: its report and its file go."""
    row = at_stage(sheet, Stage.RECEIVED, Stage.READ, Stage.BROKEN, now=now)
    _forget_file(row, now=now)
    run = row.run
    row.delete()
    if run is not None:
        run.delete()


def drop_unread(*, now: datetime) -> int:
    """Drop tables whose columns nobody chose within a day; returns how many."""
    old = SheetImport.objects.filter(stage=Stage.RECEIVED, received_at__lt=now - UNREAD_LIFE)
    rows = list(old.select_related("file"))
    for row in rows:
        _forget_file(row, now=now)
        row.delete()
    return len(rows)
