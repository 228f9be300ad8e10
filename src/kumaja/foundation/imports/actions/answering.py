"""Names in a table that a person recognises: kept for the next time, rows judged anew."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kumaja.foundation.imports.actions.portions import (
    TableMapping,
    count_verdicts,
    judge_rows,
    take_over,
)
from kumaja.foundation.imports.actions.sheets import NotReady, at_stage
from kumaja.foundation.imports.domain.verdicts import Stage
from kumaja.foundation.imports.models import ImportRow, SheetImport
from kumaja.foundation.language.domain.keys import match_key

_JUDGED = [
    "values", "verdict", "fields", "disputed", "taken", "before", "sentence", "details",
    "object_label", "object_key",
]  # fmt: skip


@transaction.atomic
def recognise(
    *, sheet: SheetImport, mapping: TableMapping, asked: str, name: str, code: str, now: datetime
) -> int:
    """Say whose code a name in the table is; returns on how many rows it stood."""
    row = at_stage(sheet, Stage.READ, now=now)
    if row.run is None:
        raise NotReady(row.code)
    kept = row.mapping
    kept.answers = {**kept.answers, match_key(name): code}
    kept.save(update_fields=["answers"])
    rows = list(row.run.rows.filter(values__organisation=asked).order_by("pk"))
    for each in rows:
        each.values = {**(each.values or {}), "organisation": code}
    judged = judge_rows(row.run, mapping, {each.source_id: each.values or {} for each in rows})
    for each in rows:
        take_over(each, *judged[each.source_id])
    ImportRow.objects.bulk_update(rows, _JUDGED, batch_size=100)
    row.run.counts = count_verdicts(row.run)
    row.run.save(update_fields=["counts"])
    return len(rows)
