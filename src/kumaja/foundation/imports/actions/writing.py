"""Writing and taking back what a table told, in portions that go on where they broke off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.db.models import QuerySet

from kumaja.foundation.audit.actions import record
from kumaja.foundation.core.engine.statistics import refresh_statistics
from kumaja.foundation.imports.actions.applying import CAN_NOT_STAND, NotReported, fault_in
from kumaja.foundation.imports.actions.mapping import Progress, quiet
from kumaja.foundation.imports.actions.portions import (
    TableMapping,
    count_verdicts,
    judge_rows,
    take_over,
)
from kumaja.foundation.imports.actions.undoing import CHANGED_SINCE, GONE_SINCE, NotApplied
from kumaja.foundation.imports.domain.records import Json, Standing, StillNeeded
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.foundation.imports.domain.verdicts import RunState, Verdict, differing_fields
from kumaja.foundation.imports.models import ImportRow, ImportRun
from kumaja.foundation.imports.queries import known_keys, touched_since
from kumaja.foundation.regions.domain.closing import require_open

UNDO_LIFE = timedelta(days=30)
_PORTION = 50
_TOUCHED = (Verdict.NEW, Verdict.CHANGED, Verdict.CONFLICT)
_APPLIED = [
    "verdict", "fields", "disputed", "taken", "before", "sentence", "details", "object_label",
    "object_key", "field", "applied_at",
]  # fmt: skip


class TooLate(Exception):
    """An import can be undone for thirty days."""


def never() -> bool:
    """Go on to the end."""
    return False


def apply_portions(
    *,
    run: ImportRun,
    mapping: TableMapping,
    actor: object | None,
    now: datetime,
    on_progress: Progress = quiet,
    is_enough: Callable[[], bool] = never,
) -> bool:
    """Write what the report promised; returns whether all is done, else call again.

    Each row is judged anew: what people wrote since is a question again, and ours stays.
    """
    moment = _begin(run, (RunState.REPORTED, RunState.APPLYING), NotReported, now=now)
    waiting = run.rows.judged(*_TOUCHED).filter(applied_at__isnull=True)
    total = run.rows.judged(*_TOUCHED).count()
    after = 0
    while rows := list(waiting.filter(pk__gt=after).order_by("pk")[:_PORTION]):
        with transaction.atomic():
            _apply(run, mapping, rows, actor=actor, now=moment)
        after = rows[-1].pk
        on_progress(total - waiting.filter(pk__gt=after).count(), total)
        if is_enough():
            return False
    _finish(run, RunState.APPLIED, "applied", actor=actor, now=now)
    refresh_statistics()
    return True


@transaction.atomic
def _begin(
    run: ImportRun, states: tuple[RunState, RunState], refusal: type[Exception], *, now: datetime
) -> datetime:
    """Say that the work is under way; returns the moment that all of it bears."""
    row = ImportRun.objects.select_for_update(of=("self",)).select_related("region").get(pk=run.pk)
    if row.state not in states:
        raise refusal(row.code)
    if row.region is not None:
        require_open(row.region, now)
    is_applying = states[1] == RunState.APPLYING
    if is_applying:
        row.applied_at = row.applied_at or now
    else:
        row.undone_at = row.undone_at or now
    row.state = states[1]
    row.save(update_fields=["state", "applied_at", "undone_at"])
    run.refresh_from_db()
    return (row.applied_at if is_applying else row.undone_at) or now


@transaction.atomic
def _finish(
    run: ImportRun, state: RunState, verb: str, *, actor: object | None, now: datetime
) -> None:
    run.state, run.counts = state, count_verdicts(run)
    run.save(update_fields=["state", "counts"])
    record(actor, verb, run, now=now, region=run.region, after=run.counts)


def _apply(
    run: ImportRun,
    mapping: TableMapping,
    rows: list[ImportRow],
    *,
    actor: object | None,
    now: datetime,
) -> None:
    judged = judge_rows(run, mapping, {row.source_id: row.values or {} for row in rows})
    for row in rows:
        merged, standing = judged[row.source_id]
        take_over(row, merged, standing)
        names = [*row.fields, *row.taken]
        if row.verdict == Verdict.NEW or names:
            _write(run, mapping, row, standing, names, actor=actor, now=now)
        row.applied_at = row.applied_at if row.verdict == Verdict.REFUSED else now
    ImportRow.objects.bulk_update(rows, _APPLIED)


def _write(
    run: ImportRun,
    mapping: TableMapping,
    row: ImportRow,
    standing: Standing | None,
    names: list[str],
    *,
    actor: object | None,
    now: datetime,
) -> None:
    """Write one row between savepoints; what can't be written becomes a refusal."""
    values = row.values or {}
    chosen = {name: values[name] for name in names} if names else values
    assert run.region is not None  # noqa: S101 - tables belong to a region
    try:
        with transaction.atomic():
            row.object_label, row.object_key = mapping.apply(
                row.source_id, chosen, standing=standing, region=run.region, actor=actor, now=now
            )
    except (ValidationError, IntegrityError, DataError, ValueError) as fault:
        row.verdict, row.before = Verdict.REFUSED, None
        row.field, text = fault_in(fault)
        row.sentence, row.details = CAN_NOT_STAND, {"fault": text[:500]}
    else:
        row.fields = names
        if row.verdict != Verdict.NEW and not set(row.disputed) - set(row.taken):
            row.verdict, row.sentence, row.details = Verdict.CHANGED, "", {}


def may_undo(run: ImportRun, now: datetime) -> bool:
    """Test whether the import can be taken back now."""
    return run.applied_at is not None and now < run.applied_at + UNDO_LIFE


def undo_portions(
    *,
    run: ImportRun,
    mapping: TableMapping,
    actor: object | None,
    now: datetime,
    on_progress: Progress = quiet,
    is_enough: Callable[[], bool] = never,
) -> bool:
    """Take back what was written, the last first; returns whether all is done.

    What people have acted on since stays, with a sentence. Raises TooLate after thirty days.
    """
    if run.state == RunState.APPLIED and not may_undo(run, now):
        raise TooLate(run.code)
    moment = _begin(run, (RunState.APPLIED, RunState.UNDOING), NotApplied, now=now)
    total, done, before = written_in(run).count(), 0, None
    while True:
        waiting = written_in(run) if before is None else written_in(run).filter(pk__lt=before)
        rows = list(waiting.order_by("-pk")[:_PORTION])
        if not rows:
            break
        with transaction.atomic():
            _undo(run, mapping, rows, actor=actor, now=moment)
        before, done = rows[-1].pk, done + len(rows)
        on_progress(done, total)
        if is_enough():
            return False
    _finish(run, RunState.UNDONE, "undid", actor=actor, now=now)
    return True


def written_in(run: ImportRun) -> QuerySet[ImportRow]:
    """Return the rows by which the import changed something that is still in force."""
    rows = run.rows.in_force()
    return rows.exclude(fields=[]) | rows.judged(Verdict.NEW)


def _undo(
    run: ImportRun,
    mapping: TableMapping,
    rows: list[ImportRow],
    *,
    actor: object | None,
    now: datetime,
) -> None:
    assert run.region is not None  # noqa: S101 - tables belong to a region
    ids = [row.source_id for row in rows]
    told = {row.source_id: row.values or {} for row in rows}
    standings = mapping.standings(told, known_keys(run.source, run.kind, ids), run.region)
    touched = touched_since(rows)
    for row in rows:
        standing = standings.get(row.source_id)
        reason = _reason_to_keep(row, standing, is_touched=row.pk in touched)
        if reason is None and standing is not None:
            before = None if row.verdict == Verdict.NEW else _before(row)
            try:
                with transaction.atomic():
                    mapping.undo(standing, before, region=run.region, actor=actor, now=now)
            except StillNeeded as needed:
                reason = needed.sentence
        row.undone_at = now if reason is None else None
        row.sentence, row.details = (reason.text, dict(reason.details)) if reason else ("", {})
    ImportRow.objects.bulk_update(rows, ["undone_at", "sentence", "details"])


def _before(row: ImportRow) -> dict[str, Json]:
    return {name: (row.before or {}).get(name) for name in row.fields}


def _reason_to_keep(
    row: ImportRow, standing: Standing | None, *, is_touched: bool
) -> Sentence | None:
    """Return why the row is left as it is, None when it may be given back."""
    if standing is None or standing.is_archived:
        return Sentence(GONE_SINCE)
    wrote = row.values or {}
    watched = {name: wrote[name] for name in row.fields} if row.fields else wrote
    if is_touched or differing_fields(watched, standing.values):
        return Sentence(CHANGED_SINCE)
    return None
