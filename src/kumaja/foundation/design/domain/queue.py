"""A queue of work: what is waiting to be done, in groups, one of them open beside it."""

from __future__ import annotations

from typing import NamedTuple


class Queued(NamedTuple):
    """A row of a queue: its words and their language, its address, whose it is, its state."""

    text: str
    url: str
    language: str = ""
    meta: str = ""
    word: str = ""
    is_current: bool = False


class QueueGroup(NamedTuple):
    """Rows that belong together, beneath words of their own; without words they stand alone."""

    heading: str
    rows: tuple[Queued, ...]
    language: str = ""
