"""The first stage: read all, compare, and keep a report. No row of another room is written."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.imports.actions.mapping import BATCH, Mapping
from kumaja.foundation.imports.domain.records import Record, Refusal
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop
from kumaja.foundation.imports.domain.verdicts import Judgement, RunState, Verdict, judge
from kumaja.foundation.imports.models import ImportRow, ImportRun
from kumaja.foundation.imports.queries import last_written, taken_back
from kumaja.foundation.regions.models import Region

TWICE = gettext_noop("The source has this record twice; the first one counts.")
_CHUNK = 1 << 20
REPORT_LIFE = timedelta(days=30)
_CUTS = {"source_id": 100, "label": 200, "file": 200, "field": 120}


def read_and_report(
    *,
    mapping: Mapping,
    path: Path,
    region: Region | None,
    actor: User | None,
    now: datetime,
) -> ImportRun:
    """Read the whole source, then keep what it would do; raises BrokenFile and keeps nothing."""
    found = list(each_once(mapping.read(path)))
    return _report(mapping, found, path=path, region=region, actor=actor, now=now)


@transaction.atomic
def _report(
    mapping: Mapping,
    found: Sequence[Record | Refusal],
    *,
    path: Path,
    region: Region | None,
    actor: User | None,
    now: datetime,
) -> ImportRun:
    run = ImportRun(
        kind=mapping.kind, source=mapping.source, region=region,
        file_name=path.resolve().name[:200], checksum=checksum_of(path),
        started_by=actor, read_at=now,
    )  # fmt: skip
    run.full_clean(exclude=["region", "started_by"])
    run.save(force_insert=True)
    rows = [refused(run, each) for each in found if isinstance(each, Refusal)]
    records = [each for each in found if isinstance(each, Record)]
    for kind, of_kind in groupby(records, key=lambda record: record.kind):
        for batch in batched(list(of_kind)):
            rows += _judged(run, mapping, kind, batch)
    ImportRow.objects.bulk_create(rows, batch_size=BATCH)
    run.counts = counts_of(rows)
    run.save(update_fields=["counts"])
    return run


def each_once(found: Iterable[Record | Refusal]) -> Iterator[Record | Refusal]:
    """Yield what was read, with a refusal for a record that came before."""
    known: set[tuple[str, str]] = set()
    for each in found:
        if isinstance(each, Record) and (each.kind, each.source_id) in known:
            yield Refusal(Sentence(TWICE), each.where, "id", each.kind, each.source_id, each.label)
            continue
        if isinstance(each, Record):
            known.add((each.kind, each.source_id))
        yield each


def counts_of(rows: Sequence[ImportRow]) -> dict[str, int]:
    """Return how many rows have each verdict."""
    counted = Counter(row.verdict for row in rows)
    return {verdict: counted[verdict] for verdict in Verdict}


def batched(records: Sequence[Record]) -> Iterator[Sequence[Record]]:
    """Yield the records in portions that one statement takes."""
    for start in range(0, len(records), BATCH):
        yield records[start : start + BATCH]


def _judged(
    run: ImportRun, mapping: Mapping, kind: str, batch: Sequence[Record]
) -> Iterator[ImportRow]:
    """Yield the rows of one portion, compared with what stands here."""
    ids = [record.source_id for record in batch]
    standings = mapping.current(kind, ids, run.region)
    last, undone = last_written(run.source, kind, ids), taken_back(run.source, kind, ids)
    for record in batch:
        standing = standings.get(record.source_id)
        was_undone = record.source_id in undone and record.source_id not in last
        judgement = judge(
            record.values, standing, last.get(record.source_id), was_undone=was_undone
        )
        row = _row(run, record, judgement)
        if standing is not None:
            row.object_label, row.object_key = standing.label, standing.key
            row.before = {name: standing.values.get(name) for name in judgement.fields}
        yield row


def _row(run: ImportRun, record: Record, judgement: Judgement) -> ImportRow:
    sentence = judgement.sentence or Sentence("")
    return ImportRow(
        run=run, source=run.source, kind=record.kind, source_id=record.source_id,
        file=record.where.file[:200], number=record.where.number, label=record.label[:200],
        verdict=judgement.verdict, fields=list(judgement.fields), values=dict(record.values),
        sentence=sentence.text, details=dict(sentence.details),
        remarks=[remark.as_json for remark in record.remarks],
    )  # fmt: skip


def refused(run: ImportRun, refusal: Refusal) -> ImportRow:
    """Return the row of a refusal."""
    told = {
        "source_id": refusal.source_id, "label": refusal.label,
        "file": refusal.where.file, "field": refusal.field,
    }  # fmt: skip
    return ImportRow(
        run=run, source=run.source, kind=refusal.kind, number=refusal.where.number,
        verdict=Verdict.SAME if refusal.is_note else Verdict.REFUSED,
        sentence=refusal.sentence.text, details=dict(refusal.sentence.details),
        remarks=[remark.as_json for remark in refusal.remarks],
        **{name: text[: _CUTS[name]] for name, text in told.items()},
    )  # fmt: skip


def checksum_of(path: Path) -> str:
    """Return the checksum of a file, or of all files of a folder by their names."""
    digest = hashlib.sha256()
    inner = (file for file in path.rglob("*") if file.is_file())
    for file in [path] if path.is_file() else sorted(inner):
        digest.update(file.name.encode("utf-8", "surrogateescape") + b"\x00")
        with file.open("rb") as content:
            while chunk := content.read(_CHUNK):
                digest.update(chunk)
    return digest.hexdigest()


def drop_old_reports(*, now: datetime) -> int:
    """Drop reports that nobody applied within a month; returns how many rows."""
    old = ImportRun.objects.filter(state=RunState.REPORTED, read_at__lt=now - REPORT_LIFE)
    return old.delete()[0]
