"""One of the indexes of a copy, as it is written."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import tantivy

# Room for a hundred thousand rows in one segment: fewer segments are smaller and asked quicker.
HEAP: Final = 128_000_000
SMALL_HEAP: Final = 15_000_000


class Part:
    """One of a copy's indexes as it is written, made when it is not there; by one thread."""

    def __init__(self, folder: Path, fields: tantivy.Schema, heap: int) -> None:
        folder.mkdir(exist_ok=True)
        self._schema = fields
        index = tantivy.Index(fields, path=str(folder), reuse=True)
        self._index = index
        self._writer = index.writer(heap_size=heap, num_threads=1)

    def searcher(self) -> tantivy.Searcher:
        """Return who reads what is committed."""
        self._index.reload()
        return self._index.searcher()

    def add(self, told: dict[str, object]) -> None:
        """Add a document of these fields."""
        self._writer.add_document(tantivy.Document.from_dict(told, self._schema))

    def drop(self, name: str) -> None:
        """Take out the document of that name."""
        self._writer.delete_documents_by_term("id", name)

    def commit(self) -> None:
        """Make all since the last commit durable and visible."""
        self._writer.commit()

    def close(self) -> None:
        """Let background merges end and free the lock."""
        self._writer.wait_merging_threads()
