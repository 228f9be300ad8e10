"""Keeps the copy in use open in this process and takes a new one when it is swapped.

Opened on the first question, so after a server's fork: an index opened before it stays blind.
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, field
from pathlib import Path

import tantivy

from kumaja.foundation.index.domain.saying import EXPRESSIONS, KINDS
from kumaja.foundation.index.engine.folders import (
    IndexMissing,
    current,
    is_readable,
    pointer,
    root,
    sayings_in,
    vocabulary_in,
)
from kumaja.foundation.index.engine.schema import EVERYTHING, said_in
from kumaja.foundation.index.engine.vocabulary import Spelled

_ATTEMPTS, _MOST_COUNTS = 3, 20_000
Mark = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy in use as one question reads it: its rows, what people say, words as spelled."""

    schema: tantivy.Schema
    rows: tantivy.Searcher
    sayings_schema: tantivy.Schema
    sayings: dict[str, tantivy.Searcher]
    spelled: Spelled
    phrases: dict[tuple[str, str, bool], tantivy.Query | None] = field(default_factory=dict)
    _counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def count(self, language: str, form: str) -> int:
        """Return about how many rows have a form in their texts of a language."""
        found = self._counts.get((language, form))
        if found is None:
            found = self.rows.doc_freq(f"{EVERYTHING}_{language}", form)
            if len(self._counts) == _MOST_COUNTS:
                self._counts.clear()
            self._counts[language, form] = found
        return found

    def has(self, language: str, form: str) -> bool:
        """Test whether a row has a form now; the counts also know rows that are gone."""
        query = tantivy.Query.term_query(self.schema, f"{EVERYTHING}_{language}", form)
        return bool(self.rows.search(query, limit=1, count=False).hits)

    def is_said(self, language: str, form: str) -> bool:
        """Test whether a form stands in an expression."""
        return bool(self.sayings[EXPRESSIONS].doc_freq(said_in(language), form))


class _Open:
    """An open copy, and what questions read until something is committed."""

    def __init__(self, folder: Path, mark: Mark) -> None:
        self._process, self._mark = os.getpid(), mark
        self._file = str(folder / "meta.json")
        self._commit = _mark(self._file)
        self._rows = _opened(folder)
        self._sayings = {kind: _opened(sayings_in(folder, kind)) for kind in KINDS}
        self._words = _opened(vocabulary_in(folder))
        self.copy = self._read()

    def is_in_use(self, mark: Mark) -> bool:
        """Test whether it is this process's, and still the one in use."""
        return self._process == os.getpid() and self._mark == mark

    def freshen(self) -> None:
        """See what was committed since; the rows are always committed last."""
        commit = _mark(self._file)
        if commit != self._commit:
            for index in (self._rows, self._words, *self._sayings.values()):
                index.reload()
            self._commit = commit
            self.copy = self._read()

    def _read(self) -> Copy:
        said = self._sayings[EXPRESSIONS].schema
        sayings = {kind: index.searcher() for kind, index in self._sayings.items()}
        spelled = Spelled(self._words.searcher())
        return Copy(self._rows.schema, self._rows.searcher(), said, sayings, spelled)


class Reader:
    """Gives the newest commit of the copy in use."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: _Open | None = None

    def copy(self) -> Copy:
        """Return the copy in use on its newest commit; raises IndexMissing."""
        with self._lock:
            return self._fresh().copy

    def _fresh(self) -> _Open:
        """Return the copy in use, opened or reloaded when it has moved on."""
        for attempt in range(_ATTEMPTS):
            try:
                return self._moved_on()
            except (OSError, ValueError) as error:
                # The copy may have been swapped and dropped between two lines.
                self._open = None
                if attempt == _ATTEMPTS - 1:
                    raise IndexMissing(str(root())) from error
        raise IndexMissing(str(root()))

    def _moved_on(self) -> _Open:
        """Return the open copy on its newest commit, another one when that is in use now."""
        file = pointer()
        mark = (file, *_mark(file))
        if self._open is None or not self._open.is_in_use(mark):
            folder = current()
            if not is_readable(folder):
                raise IndexMissing(str(folder))
            self._open = _Open(folder, mark)
        self._open.freshen()
        return self._open


def _opened(folder: Path) -> tantivy.Index:
    index = tantivy.Index.open(str(folder))
    index.config_reader("manual", 1)
    index.reload()
    return index


def _mark(file: str) -> tuple[int, int]:
    """Return what differs when a file was written anew: it is always replaced as a whole."""
    known = os.stat(file)  # noqa: PTH116 - asked with each question
    return known.st_ino, known.st_mtime_ns


READER = Reader()
