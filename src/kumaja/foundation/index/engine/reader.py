"""Keeps the copy in use open in this process and takes a new one when it is swapped.

Opened on the first question, so after a server's fork: an index opened before it stays blind.
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from pathlib import Path

import tantivy

from kumaja.foundation.index.domain.saying import KINDS
from kumaja.foundation.index.engine.folders import (
    IndexMissing,
    current,
    is_readable,
    root,
    sayings_in,
)

_ATTEMPTS = 3


@dataclass(slots=True)
class _Part:
    """One of a copy's indexes, and the commit that its searchers see."""

    folder: Path
    index: tantivy.Index
    commit: int

    @staticmethod
    def opened(folder: Path) -> _Part:
        """Open an index; what is committed meanwhile is seen the next time."""
        commit = _commit_of(folder)
        index = tantivy.Index.open(str(folder))
        index.config_reader("manual", 1)
        index.reload()
        return _Part(folder, index, commit)

    def freshen(self) -> None:
        """See what was committed since."""
        commit = _commit_of(self.folder)
        if commit != self.commit:
            self.index.reload()
            self.commit = commit


@dataclass(slots=True)
class _Open:
    """An open copy: its rows, and what people say."""

    process: int
    folder: Path
    rows: _Part
    sayings: dict[str, _Part]


class Reader:
    """Gives searchers on the newest commit of the copy in use."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: _Open | None = None

    def searcher(self) -> tuple[tantivy.Index, tantivy.Searcher]:
        """Return the index and a searcher on its newest commit; raises IndexMissing."""
        with self._lock:
            index = self._fresh().rows.index
            return index, index.searcher()

    def sayings(self, kind: str) -> tuple[tantivy.Index, tantivy.Searcher]:
        """Return the same of what people say, of one kind; raises IndexMissing."""
        with self._lock:
            index = self._fresh().sayings[kind].index
            return index, index.searcher()

    def _fresh(self) -> _Open:
        """Return the copy in use, opened or reloaded when it has moved on."""
        for attempt in range(_ATTEMPTS):
            folder = current()
            try:
                return self._opened(folder)
            except (OSError, ValueError) as error:
                # The copy may have been swapped and dropped between the two lines.
                self._open = None
                if attempt == _ATTEMPTS - 1:
                    raise IndexMissing(str(folder)) from error
        raise IndexMissing(str(root()))

    def _opened(self, folder: Path) -> _Open:
        """Return the open copy, read anew when it is another one or has a newer commit."""
        known = self._open
        if known is not None and (known.process, known.folder) == (os.getpid(), folder):
            for part in (known.rows, *known.sayings.values()):
                part.freshen()
            return known
        if not is_readable(folder):
            raise IndexMissing(str(folder))
        sayings = {kind: _Part.opened(sayings_in(folder, kind)) for kind in KINDS}
        self._open = known = _Open(os.getpid(), folder, _Part.opened(folder), sayings)
        return known


def _commit_of(folder: Path) -> int:
    return (folder / "meta.json").stat().st_mtime_ns


READER = Reader()
