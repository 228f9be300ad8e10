"""Writes documents into one copy of the index."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import tantivy

from kumaja.foundation.index.domain.document import Document
from kumaja.foundation.index.engine.schema import schema
from kumaja.foundation.index.engine.terms import fields, identity

_HEAP = 32_000_000


class Writer:
    """The one writer of a copy; nothing is seen by readers before `commit`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._schema = schema()
        index = tantivy.Index(self._schema, path=str(folder), reuse=True)
        self._writer = index.writer(heap_size=_HEAP, num_threads=1)

    def add(self, documents: Iterable[Document]) -> int:
        """Add documents that are not in the copy yet; return how many."""
        count = 0
        for document in documents:
            self._writer.add_document(tantivy.Document.from_dict(fields(document), self._schema))
            count += 1
        return count

    def replace(self, label: str, keys: Iterable[str], documents: Iterable[Document]) -> int:
        """Take the rows with these keys out and put in what documents they now have."""
        for key in keys:
            self._writer.delete_documents_by_term("id", identity(label, key))
        return self.add(documents)

    def commit(self) -> None:
        """Make all since the last commit durable and visible."""
        self._writer.commit()

    def close(self) -> None:
        """Let background merges end and free the copy's lock."""
        self._writer.wait_merging_threads()
