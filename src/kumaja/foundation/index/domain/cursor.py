"""How far a copy of the index has read the log of changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, order=True)
class Cursor:
    """The last change that was read: number of its transaction (0 on SQLite), then its own."""

    transaction: int
    change: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A cursor and when it was written: one that is older than the log means building anew."""

    cursor: Cursor
    at: datetime
