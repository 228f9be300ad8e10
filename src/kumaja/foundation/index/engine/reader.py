"""Keeps the copy in use open in this process and takes a new one when it is swapped.

Opened on the first question, so after a server's fork: an index opened before it stays blind.
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from pathlib import Path

import tantivy

from kumaja.foundation.index.engine.folders import IndexMissing, current, is_readable, root

_ATTEMPTS = 3


@dataclass(slots=True)
class _Open:
    """An open copy, and the commit that its searchers see."""

    process: int
    folder: Path
    index: tantivy.Index
    commit: int


class Reader:
    """Gives searchers on the newest commit of the copy in use."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: _Open | None = None

    def searcher(self) -> tuple[tantivy.Index, tantivy.Searcher]:
        """Return the index and a searcher on its newest commit; raises IndexMissing."""
        with self._lock:
            opened = self._fresh()
            return opened.index, opened.index.searcher()

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
        commit = (folder / "meta.json").stat().st_mtime_ns
        known = self._open
        if known is None or (known.process, known.folder) != (os.getpid(), folder):
            if not is_readable(folder):
                raise IndexMissing(str(folder))
            index = tantivy.Index.open(str(folder))
            index.config_reader("manual", 1)
            index.reload()
            self._open = known = _Open(os.getpid(), folder, index, commit)
        elif known.commit != commit:
            known.index.reload()
            known.commit = commit
        return known


READER = Reader()
