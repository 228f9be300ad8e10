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
    """A cursor, and when the copy was last tended: long ago means that changes may be gone."""

    cursor: Cursor
    at: datetime
