"""Tells the search that terms are called otherwise: rows that carry them are found anew."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kumaja.foundation.outbox.actions import enqueue

LABEL = "vocabulary.Term"


def freshen(keys: Iterable[str], *, now: datetime) -> None:
    """Ask, in the caller's transaction, that all documents with these terms are made anew.

    A job by name, because the index lies above the vocabulary.
    """
    named = sorted(set(keys))
    if named:
        enqueue("index.touch", {"label": LABEL, "keys": named}, now=now)
