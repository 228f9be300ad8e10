"""Writing a row together with its leaf, erasing what a row said, signing what the log came to."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.ledger.domain.commitments import ERASURE, erasure_of
from kumaja.foundation.ledger.domain.notes import TreeHead
from kumaja.foundation.ledger.engine.signing import origin, signed
from kumaja.foundation.ledger.models import Checkpoint, Committed, Entry, Log

_SALT_BYTES: Final = 32
_NOT_COLUMNS: Final = ("entry",)


@transaction.atomic
def commit(row: Committed, *, now: datetime, exclude: tuple[str, ...] = ()) -> Entry:
    """Write a new row and its leaf in one transaction; returns the leaf's entry.

    Whoever else adds a leaf waits until this transaction ends, so that the log has one order.
    What was typed becomes what the column holds before it is hashed.
    """
    row.clean_fields(exclude=(*exclude, *_NOT_COLUMNS, "salt"))
    row.salt = secrets.token_hex(_SALT_BYTES)
    entry = append(kind=row.KIND, leaf=row.commitment.leaf, now=now)
    row.entry = entry
    save_clean(row, exclude=(*exclude, *_NOT_COLUMNS), force_insert=True)
    return entry


@transaction.atomic
def append(*, kind: str, leaf: str, now: datetime, erases: int | None = None) -> Entry:
    """Add a leaf at the end of the log."""
    Log.objects.get_or_create(pk=1)
    log = Log.objects.select_for_update().get(pk=1)
    grown = log.frontier.with_leaf(leaf)
    entry = Entry.objects.create(
        position=log.size, leaf=leaf, subtree=grown.peaks[-1], kind=kind, at=now, erases=erases
    )
    log.size, log.peaks = grown.size, list(grown.peaks)
    log.save(update_fields=["size", "peaks"])
    return entry


@transaction.atomic
def erase(row: Committed, *, blanks: Mapping[str, Any], now: datetime) -> None:
    """Empty what a row says, and its salt; its leaf stays and says nothing. Idempotent."""
    if row.was_erased:
        return
    for name, value in blanks.items():
        setattr(row, name, value)
    row.salt = ""
    row.save(update_fields=[*blanks, "salt"])
    position = row.entry.position
    append(kind=ERASURE, leaf=erasure_of(position).leaf, now=now, erases=position)


def sign_checkpoint(*, now: datetime) -> Checkpoint | None:
    """Sign what the log has come to, when it has grown; return the newest checkpoint, if any.

    Called each hour, and by whoever sends out a document that a checkpoint stands in.
    """
    log = Log.objects.filter(pk=1).first()
    if log is None or not log.size:
        return None
    head = TreeHead(origin(), log.size, log.frontier.root, now)
    kept = {"root": head.root, "signed_at": now, "note": signed(head.text).whole}
    return Checkpoint.objects.get_or_create(size=log.size, defaults=kept)[0]
