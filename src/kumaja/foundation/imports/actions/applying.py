"""The second stage: write what the report promised, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table
from datetime import datetime
from itertools import groupby

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DataError, IntegrityError, transaction

from kumaja.foundation.audit.actions import record
from kumaja.foundation.core.engine.statistics import refresh_statistics
from kumaja.foundation.imports.actions.mapping import BATCH, Mapping, Progress, quiet
from kumaja.foundation.imports.actions.reading import counts_of
from kumaja.foundation.imports.domain.records import Standing
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop
from kumaja.foundation.imports.domain.verdicts import WRITTEN, Judgement, RunState, Verdict, judge
from kumaja.foundation.imports.models import ImportRow, ImportRun
from kumaja.foundation.imports.queries import last_written, taken_back
from kumaja.foundation.regions.domain.closing import require_open

CAN_NOT_STAND = gettext_noop("It can't stand here: %(fault)s")
_CHANGED = ["verdict", "fields", "before", "sentence", "details", "object_label", "object_key"]
_COLUMNS = [*_CHANGED, "field", "applied_at"]


class NotReported(Exception):
    """The import was applied or undone already."""


@transaction.atomic
def apply_run(
    *,
    run: ImportRun,
    mapping: Mapping,
    actor: object | None,
    now: datetime,
    on_progress: Progress = quiet,
) -> ImportRun:
    """Write new and changed records; all of them, or none when something breaks.

    Each record is judged anew: what people corrected since the report is left to them. A record
    that can't be written is refused with a sentence and never stops the rest.
    """
    row = ImportRun.objects.select_for_update(of=("self",)).select_related("region").get(pk=run.pk)
    if row.state != RunState.REPORTED:
        raise NotReported(row.code)
    if row.region is not None:
        require_open(row.region, now)
    promised = list(row.rows.judged(*WRITTEN).order_by("pk"))
    done = 0
    for batch in _batches(promised):
        _apply_batch(row, mapping, batch, actor=actor, now=now)
        done += len(batch)
        on_progress(done, len(promised))
    row.state, row.applied_at = RunState.APPLIED, now
    row.counts = counts_of(list(row.rows.only("verdict")))
    row.save(update_fields=["state", "applied_at", "counts"])
    record(actor, "applied", row, now=now, region=row.region, after=row.counts)
    refresh_statistics()
    return row


def _batches(rows: list[ImportRow]) -> Iterator[list[ImportRow]]:
    for _, of_kind in groupby(rows, key=lambda row: row.kind):
        listed = list(of_kind)
        for start in range(0, len(listed), BATCH):
            yield listed[start : start + BATCH]


def _apply_batch(
    run: ImportRun,
    mapping: Mapping,
    batch: list[ImportRow],
    *,
    actor: object | None,
    now: datetime,
) -> None:
    kind, ids = batch[0].kind, [row.source_id for row in batch]
    standings = mapping.current(kind, ids, run.region)
    last, undone = last_written(run.source, kind, ids), taken_back(run.source, kind, ids)
    for row in batch:
        standing = standings.get(row.source_id)
        was_undone = row.source_id in undone and row.source_id not in last
        judgement = judge(
            row.values or {}, standing, last.get(row.source_id), was_undone=was_undone
        )
        _take_over(row, judgement, standing)
        if judgement.verdict in WRITTEN:
            _write(run, mapping, row, standing, actor=actor, now=now)
        row.save(update_fields=_COLUMNS)  # one statement for many would be ten times as slow


def _take_over(row: ImportRow, judgement: Judgement, standing: Standing | None) -> None:
    """Let the row say what is true now."""
    sentence = judgement.sentence or Sentence("")
    row.verdict, row.fields = judgement.verdict, list(judgement.fields)
    row.sentence, row.details = sentence.text, dict(sentence.details)
    row.before = None
    if standing is not None:
        row.object_label, row.object_key = standing.label, standing.key
        row.before = {name: standing.values.get(name) for name in judgement.fields}


def _write(
    run: ImportRun,
    mapping: Mapping,
    row: ImportRow,
    standing: Standing | None,
    *,
    actor: object | None,
    now: datetime,
) -> None:
    """Write one record between savepoints; what can't be written becomes a refusal."""
    values: Table[str, object] = row.values or {}
    chosen = {name: values[name] for name in row.fields} if row.fields else values
    try:
        with transaction.atomic():
            row.object_label, row.object_key = mapping.apply(
                row.kind, row.source_id, chosen,  # type: ignore[arg-type]
                standing=standing, region=run.region, actor=actor, now=now,
            )  # fmt: skip
    except (ValidationError, IntegrityError, DataError, ValueError) as fault:
        row.verdict, row.before = Verdict.REFUSED, None
        row.field, text = fault_in(fault)
        row.sentence, row.details = CAN_NOT_STAND, {"fault": text[:500]}
    else:
        row.applied_at = now


def fault_in(fault: Exception) -> tuple[str, str]:
    """Return the field that is wrong, when it is one, and what is wrong with it."""
    if not isinstance(fault, ValidationError):
        return "", str(fault)
    if not hasattr(fault, "error_dict"):
        return "", " ".join(fault.messages)
    field, messages = next(iter(fault.message_dict.items()))
    return ("" if field == NON_FIELD_ERRORS else field), " ".join(messages)
