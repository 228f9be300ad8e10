"""Writes documents and sayings into one copy of the index."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import tantivy

from kumaja.foundation.index.domain.document import Document
from kumaja.foundation.index.domain.saying import KINDS, Saying
from kumaja.foundation.index.engine.folders import sayings_in
from kumaja.foundation.index.engine.meaning import meaning_of
from kumaja.foundation.index.engine.schema import sayings_schema, schema
from kumaja.foundation.index.engine.terms import fields, heard, identity

_HEAP, _SMALL_HEAP = 32_000_000, 15_000_000
Told = Document | Saying


class Writer:
    """The one writer of a copy; nothing is seen by readers before `commit`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._rows = _Part(folder, schema(), _HEAP)
        self._sayings = {kind: _part_for(folder, kind) for kind in KINDS}
        self._parts = (*self._sayings.values(), self._rows)

    def add(self, documents: Iterable[Told]) -> int:
        """Add documents that are not in the copy yet; return how many."""
        count = 0
        for count, document in enumerate(documents, start=1):  # noqa: B007 - counted
            if isinstance(document, Saying):
                self._sayings[document.label].add(heard(document))
            else:
                meaning = meaning_of(document)
                self._rows.add(fields(document) | ({"meaning": meaning} if meaning else {}))
        return count

    def replace(self, label: str, keys: Iterable[str], documents: Iterable[Told]) -> int:
        """Take the rows with these keys out and put in what documents they now have."""
        for key in keys:
            self._sayings.get(label, self._rows).drop(identity(label, key))
        return self.add(documents)

    def commit(self) -> None:
        """Make all since the last commit durable and visible."""
        for part in self._parts:
            part.commit()

    def close(self) -> None:
        """Let background merges end and free the copy's locks."""
        for part in self._parts:
            part.close()


def _part_for(folder: Path, kind: str) -> _Part:
    """Return the index of one kind of sayings, made when it is not there."""
    own = sayings_in(folder, kind)
    own.mkdir(exist_ok=True)
    return _Part(own, sayings_schema(), _SMALL_HEAP)


class _Part:
    """One of tantivy's indexes; written by one thread."""

    def __init__(self, folder: Path, fields: tantivy.Schema, heap: int) -> None:
        self._schema = fields
        index = tantivy.Index(fields, path=str(folder), reuse=True)
        self._writer = index.writer(heap_size=heap, num_threads=1)

    def add(self, told: dict[str, object]) -> None:
        self._writer.add_document(tantivy.Document.from_dict(told, self._schema))

    def drop(self, name: str) -> None:
        self._writer.delete_documents_by_term("id", name)

    def commit(self) -> None:
        self._writer.commit()

    def close(self) -> None:
        self._writer.wait_merging_threads()
