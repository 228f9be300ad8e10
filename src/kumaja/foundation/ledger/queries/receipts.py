"""What a row's author keeps, and what is shown of it to everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kumaja.foundation.ledger.domain.receipts import Receipt
from kumaja.foundation.ledger.models import Checkpoint, Committed, Entry
from kumaja.foundation.ledger.queries.proofs import inclusion_path, latest_checkpoint


@dataclass(frozen=True, slots=True)
class Proof:
    """What a page shows of one row's place in the log."""

    title: str
    position: int
    written_at: datetime
    leaf: str
    was_erased: bool
    checkpoint: Checkpoint | None


def receipt_of(row: Committed) -> Receipt | None:
    """Return the receipt of a row; None once it was erased, and until a checkpoint covers it."""
    checkpoint = latest_checkpoint()
    if row.was_erased or checkpoint is None or row.entry.position >= checkpoint.size:
        return None
    path = inclusion_path(row.entry.position, checkpoint.size)
    return Receipt(row.commitment, row.entry.position, row.entry.leaf, path, checkpoint.note)


def proofs_of(rows: Sequence[Committed]) -> list[Proof]:
    """Return what `ledger/_receipt.html` shows of the rows, in two statements for all."""
    checkpoint = latest_checkpoint()
    entries = Entry.objects.in_bulk([row.entry_id for row in rows])
    return [_proof(row, entries[row.entry_id], checkpoint) for row in rows]


def _proof(row: Committed, entry: Entry, checkpoint: Checkpoint | None) -> Proof:
    covers = checkpoint is not None and entry.position < checkpoint.size
    title = str(row._meta.verbose_name)
    return Proof(
        title[:1].upper() + title[1:], entry.position, entry.at, entry.leaf, row.was_erased,
        checkpoint if covers else None,
    )  # fmt: skip
