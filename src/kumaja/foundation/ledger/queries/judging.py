"""Whether a receipt or a printed line holds, in itself and against the log as it stands here."""

from __future__ import annotations

from kumaja.foundation.ledger.domain.findings import Finding, Judgement, read_line
from kumaja.foundation.ledger.domain.receipts import (
    Receipt,
    ReceiptUnreadable,
    fault_of,
    read_receipt,
)
from kumaja.foundation.ledger.engine.signing import is_ours
from kumaja.foundation.ledger.models import Entry, Log
from kumaja.foundation.ledger.queries.proofs import LogDamaged, root_at


def judged(text: str) -> Judgement:
    """Return what is found of a receipt, or of the line that a document prints."""
    if line := read_line(text):
        return _of_line(*line)
    try:
        return _of_receipt(read_receipt(text))
    except ReceiptUnreadable:
        return Judgement(Finding.UNREADABLE)


def _of_line(size: int, code: str) -> Judgement:
    is_same = _root_here(size).startswith(code)
    return Judgement(Finding.LINE_HOLDS if is_same else Finding.LINE_CHANGED, size=size)


def _of_receipt(receipt: Receipt) -> Judgement:
    head = receipt.note.head
    fault = fault_of(receipt, is_signed=is_ours)
    if fault is None:
        finding = _in_log(receipt) if _root_here(head.size) == head.root else Finding.LOG_CHANGED
    else:
        finding = Finding(fault.value)
    return Judgement(finding, receipt, head.size, head.at)


def _in_log(receipt: Receipt) -> Finding:
    """Return how the entry stands here that a receipt of the same log tells of."""
    entry = Entry.objects.filter(position=receipt.position).first()
    if entry is None or entry.leaf != receipt.leaf:
        return Finding.LOG_CHANGED
    was_erased = Entry.objects.filter(erases=receipt.position).exists()
    return Finding.ERASED if was_erased else Finding.HOLDS


def _root_here(size: int) -> str:
    """Return the root of the first so many leaves here, nothing when there are not so many."""
    log = Log.objects.filter(pk=1).first()
    if log is None or not 0 < size <= log.size:
        return ""
    try:
        return root_at(size)
    except LogDamaged:
        return ""
