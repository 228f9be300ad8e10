"""The last stage: give back what was, and leave alone what people have changed since."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from django.db import transaction

from kumaja.foundation.audit.actions import record
from kumaja.foundation.imports.actions.mapping import BATCH, Mapping, Progress, quiet
from kumaja.foundation.imports.domain.records import Standing, StillNeeded
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop
from kumaja.foundation.imports.domain.verdicts import RunState, Verdict, differing_fields
from kumaja.foundation.imports.models import ImportRow, ImportRun
from kumaja.foundation.imports.queries import touched_since
from kumaja.foundation.regions.domain.closing import require_open

CHANGED_SINCE = gettext_noop("It was changed since the import; left as it is.")
GONE_SINCE = gettext_noop("It is no longer here; there is nothing to give back.")


class NotApplied(Exception):
    """The import was never applied, or is undone already."""


@transaction.atomic
def undo_run(
    *,
    run: ImportRun,
    mapping: Mapping,
    actor: object | None,
    now: datetime,
    on_progress: Progress = quiet,
) -> ImportRun:
    """Take back an import: changed fields get their earlier values, new rows are archived.

    What people have acted on since stays as it is, with a sentence. The last written goes first,
    so that nothing is archived on which something else of this import stands.
    """
    row = ImportRun.objects.select_for_update(of=("self",)).select_related("region").get(pk=run.pk)
    if row.state != RunState.APPLIED:
        raise NotApplied(row.code)
    if row.region is not None:
        require_open(row.region, now)
    written = list(row.rows.in_force().order_by("-pk"))
    done = 0
    for kind, of_kind in groupby(written, key=lambda each: each.kind):
        listed = list(of_kind)
        for start in range(0, len(listed), BATCH):
            batch = listed[start : start + BATCH]
            _undo_batch(row, mapping, kind, batch, actor=actor, now=now)
            done += len(batch)
            on_progress(done, len(written))
    row.state, row.undone_at = RunState.UNDONE, now
    row.save(update_fields=["state", "undone_at"])
    kept = sum(each.undone_at is None for each in written)
    after = {"undone": len(written) - kept, "kept": kept}
    record(actor, "undid", row, now=now, region=row.region, after=after)
    return row


def _undo_batch(
    run: ImportRun,
    mapping: Mapping,
    kind: str,
    batch: list[ImportRow],
    *,
    actor: object | None,
    now: datetime,
) -> None:
    standings = mapping.current(kind, [row.source_id for row in batch], run.region)
    touched = touched_since(batch)
    for row in batch:
        standing = standings.get(row.source_id)
        reason = _reason_to_keep(row, standing, is_touched=row.pk in touched)
        if reason is None and standing is not None:
            reason = _give_back(run, mapping, row, standing, actor=actor, now=now)
        if reason is None:
            row.undone_at = now
        else:
            row.sentence, row.details = reason.text, dict(reason.details)
    ImportRow.objects.bulk_update(batch, ["undone_at", "sentence", "details"])


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


def _give_back(
    run: ImportRun,
    mapping: Mapping,
    row: ImportRow,
    standing: Standing,
    *,
    actor: object | None,
    now: datetime,
) -> Sentence | None:
    """Give back what was; returns why it can't be, when other rows stand on it."""
    before = row.before if row.verdict == Verdict.CHANGED else None
    try:
        with transaction.atomic():
            mapping.undo(row.kind, standing, before, region=run.region, actor=actor, now=now)
    except StillNeeded as needed:
        return needed.sentence
    return None
