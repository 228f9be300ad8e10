"""Tables read in portions: each is a transaction of its own, so that nobody waits for a large one.

What is kept is a report, row by row; a job that was killed begins anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Table
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Protocol, TypeVar

from django.db import transaction
from django.db.models import Count

from kumaja.foundation.accounts.models import User
from kumaja.foundation.imports.actions.mapping import Progress, quiet
from kumaja.foundation.imports.actions.reading import checksum_of, each_once, refused
from kumaja.foundation.imports.domain.merging import Merge, merge
from kumaja.foundation.imports.domain.records import Record, Refusal, Standing, Values
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.foundation.imports.domain.verdicts import RunState, Verdict
from kumaja.foundation.imports.models import ImportRow, ImportRun
from kumaja.foundation.imports.queries import known_keys, last_told, taken_back
from kumaja.foundation.regions.models import Region

PORTION = 200
Item = TypeVar("Item")
Enough = Callable[[], bool]


class TableMapping(Protocol):
    """A way from a table to rows of a room, which are compared field by field."""

    kind: str
    source: str

    def read(self, path: Path) -> Iterator[Record | Refusal]:
        """Yield the rows of the table; raises BrokenFile."""
        ...

    def standings(
        self, told: Table[str, Values], keys: Table[str, str], region: Region
    ) -> dict[str, Standing]:
        """Return the rows here that those of the table are; `keys` were found earlier."""
        ...

    def apply(
        self,
        source_id: str,
        values: Values,
        *,
        standing: Standing | None,
        region: Region,
        actor: object | None,
        now: datetime,
    ) -> tuple[str, str]:
        """Write the given fields; returns label and key. Raises ValidationError."""
        ...

    def undo(
        self,
        standing: Standing,
        before: Values | None,
        *,
        region: Region,
        actor: object | None,
        now: datetime,
    ) -> None:
        """Give back the fields, or archive the row when nothing was before; raises StillNeeded."""
        ...


def portions(items: Iterable[Item], size: int = PORTION) -> Iterator[list[Item]]:
    """Yield the items in lists of at most that size."""
    left = iter(items)
    while portion := list(islice(left, size)):
        yield portion


def start_run(
    *, mapping: TableMapping, path: Path, file_name: str, region: Region, actor: User | None,
    now: datetime,
) -> ImportRun:  # fmt: skip
    """Begin a report."""
    run = ImportRun(
        kind=mapping.kind, source=mapping.source, region=region, file_name=file_name[:200],
        checksum=checksum_of(path), started_by=actor, read_at=now, state=RunState.READING,
    )  # fmt: skip
    run.full_clean(exclude=["region", "started_by"])
    run.save(force_insert=True)
    return run


def read_portions(
    *, run: ImportRun, mapping: TableMapping, path: Path, on_progress: Progress = quiet
) -> ImportRun:
    """Read the table and keep what it would do; raises BrokenFile. Begun anew when it broke off."""
    run.rows.all().delete()
    done = 0
    for portion in portions(each_once(mapping.read(path))):
        with transaction.atomic():
            ImportRow.objects.bulk_create(_rows(run, mapping, portion))
        done += len(portion)
        on_progress(done, 0)
    run.state, run.counts = RunState.REPORTED, count_verdicts(run)
    run.save(update_fields=["state", "counts"])
    return run


def count_verdicts(run: ImportRun) -> dict[str, int]:
    """Return how many rows have each verdict, counted by the database."""
    rows = run.rows.order_by().values_list("verdict").annotate(Count("pk"))
    counted = dict(rows)
    return {verdict.value: counted.get(verdict, 0) for verdict in Verdict}


def _rows(
    run: ImportRun, mapping: TableMapping, portion: list[Record | Refusal]
) -> Iterator[ImportRow]:
    records = [each for each in portion if isinstance(each, Record)]
    merges = judge_rows(run, mapping, {each.source_id: each.values for each in records})
    for each in portion:
        if isinstance(each, Refusal):
            yield refused(run, each)
        else:
            row = _row(run, each)
            take_over(row, *merges[each.source_id])
            yield row


def judge_rows(
    run: ImportRun, mapping: TableMapping, told: Table[str, Values]
) -> dict[str, tuple[Merge, Standing | None]]:
    """Return for each row what would become of it, and the row here."""
    assert run.region is not None  # noqa: S101 - tables belong to a region
    ids = list(told)
    before, undone = last_told(run.source, run.kind, ids), taken_back(run.source, run.kind, ids)
    keys = known_keys(run.source, run.kind, ids)
    standings = mapping.standings(told, keys, run.region)
    found = {}
    for name, values in told.items():
        was_undone = name in undone and name not in before
        standing = standings.get(name)
        found[name] = (
            merge(values, standing, before.get(name), was_undone=was_undone), standing,
        )  # fmt: skip
    return found


def _row(run: ImportRun, record: Record) -> ImportRow:
    return ImportRow(
        run=run, source=run.source, kind=record.kind, source_id=record.source_id,
        file=record.where.file[:200], number=record.where.number, label=record.label[:200],
        values=dict(record.values), remarks=[remark.as_json for remark in record.remarks],
    )  # fmt: skip


def take_over(row: ImportRow, judged: Merge, standing: Standing | None) -> None:
    """Let the row say what is true now."""
    sentence = judged.sentence or Sentence("")
    row.verdict, row.fields, row.disputed = judged.verdict, list(judged.fields), [*judged.disputed]
    row.sentence, row.details = sentence.text, dict(sentence.details)
    row.taken = [name for name in row.taken if name in judged.disputed]
    row.before = None
    if standing is not None:
        row.object_label, row.object_key = standing.label, standing.key
        names = (*judged.fields, *judged.disputed)
        row.before = {name: standing.values.get(name) for name in names}
