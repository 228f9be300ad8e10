"""Holds every row against the log, and the log against every root that was ever signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from django.apps import apps

from kumaja.foundation.ledger.domain.commitments import ERASURE
from kumaja.foundation.ledger.domain.notes import NoteUnreadable, TreeHead, read_note
from kumaja.foundation.ledger.engine.signing import is_ours
from kumaja.foundation.ledger.models import Checkpoint, Committed, Log
from kumaja.foundation.ledger.queries.walking import Walk

_AT_ONCE: Final = 2000
_SHOWN: Final = 20
Model = type[Committed]


def committed_models() -> list[Model]:
    """Return every model whose rows the log commits to."""
    return [model for model in apps.get_models() if issubclass(model, Committed)]


def ledger_faults() -> Iterator[str]:
    """Yield a sentence for each row, entry and checkpoint that is not what it was."""
    checkpoints = list(Checkpoint.objects.order_by("size"))
    walk = Walk(frozenset(each.size for each in checkpoints))
    yield from _first(walk.faults())
    yield from _first(_rows(walk))
    yield from _first(_without_row(walk))
    yield from _edge(walk)
    yield from _first(_unsigned(checkpoints))
    yield from _unfitting(checkpoints, walk)


def _first(sentences: Iterable[str]) -> Iterator[str]:
    """Yield the first twenty sentences, and how many more there are."""
    left = iter(sentences)
    yield from islice(left, _SHOWN)
    if more := sum(1 for _ in left):
        yield f"And {more} places more of this sort."


def _rows(walk: Walk) -> Iterator[str]:
    """Yield a sentence for each row that is not what its leaf was made of."""
    for model in committed_models():
        rows = model._meta.base_manager.order_by("pk")
        for row in rows.iterator(chunk_size=_AT_ONCE):
            if why := _fault_of_row(row, walk):
                yield f"{model._meta.label} {getattr(row, 'code', '') or row.pk}{why}"


def _fault_of_row(row: Committed, walk: Walk) -> str:
    """Return how a row differs from its entry, nothing when it does not; its entry is met."""
    held = walk.entries.pop(row.entry_id, None)
    if held is None:
        return " has no entry of its own in the log."
    where = f" (position {held.position})"
    if held.kind != row.KIND:
        return f"{where}: the log says that it is another kind of row."
    is_told_erased = held.position in walk.erased
    if row.was_erased:
        return "" if is_told_erased else f"{where} was emptied, and the log has no erasure of it."
    if is_told_erased:
        return f"{where} was erased, says the log, and its text is still here."
    if row.commitment.leaf != held.leaf:
        return f"{where} is not what was written: its text, name, code or another column changed."
    return ""


def _without_row(walk: Walk) -> Iterator[str]:
    """Yield a sentence for each entry whose row nobody met."""
    for held in walk.entries.values():
        if held.kind != ERASURE and held.position not in walk.erased:
            yield f"Position {held.position} of the log ({held.kind}): its row was deleted."


def _edge(walk: Walk) -> Iterator[str]:
    """Yield a sentence when the log's own count is not what its entries come to."""
    log = Log.objects.filter(pk=1).first()
    size, peaks = (log.size, log.peaks) if log else (0, [])
    if size != walk.frontier.size:
        yield f"The log counts {size} entries, and {walk.frontier.size} are there."
    elif list(peaks) != list(walk.frontier.peaks):
        yield "The log's own root is not what its entries come to."


def _unsigned(checkpoints: Iterable[Checkpoint]) -> Iterator[str]:
    """Yield a sentence for each checkpoint that is not as it was signed."""
    for each in checkpoints:
        try:
            note = read_note(each.note)
            head = note.head
        except NoteUnreadable:
            yield f"The checkpoint of {each.size} entries can't be read."
            continue
        if head != TreeHead(head.origin, each.size, each.root, each.signed_at):
            yield f"The checkpoint of {each.size} entries is not as it was signed."
        elif not is_ours(note):
            yield f"The checkpoint of {each.size} entries was not signed with this log's key."


def _unfitting(checkpoints: Iterable[Checkpoint], walk: Walk) -> Iterator[str]:
    """Yield where the log left what was signed: between the last root that fits and the next."""
    fitting = 0
    for each in checkpoints:
        told = f"The checkpoint of {each.signed_at:%Y-%m-%d %H:%M} UTC has {each.size} entries"
        if each.size > walk.frontier.size:
            yield f"{told}, the log {walk.frontier.size}: the last ones were dropped."
            return
        if walk.roots.get(each.size) != each.root:
            yield f"{told}: one of the positions {fitting}–{each.size - 1} was changed since."
            return
        fitting = each.size
