"""Writes documents and sayings into one copy of the index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from kumaja.foundation.index.domain.saying import KINDS, Saying
from kumaja.foundation.index.engine.ahead import Told, read_ahead
from kumaja.foundation.index.engine.folders import sayings_in, vocabulary_in
from kumaja.foundation.index.engine.forms import forget
from kumaja.foundation.index.engine.meaning import meaning_of
from kumaja.foundation.index.engine.parts import HEAP, SMALL_HEAP, Part
from kumaja.foundation.index.engine.schema import sayings_schema, schema, vocabulary_schema
from kumaja.foundation.index.engine.terms import Written, heard, identity, written
from kumaja.foundation.index.engine.vocabulary import Vocabulary

_NOTHING: Final[Mapping[str, object]] = {}


class Writer:
    """The one writer of a copy; nothing is seen by readers before `commit`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._rows = Part(folder, schema(), HEAP)
        self._sayings = {
            kind: Part(sayings_in(folder, kind), sayings_schema(), SMALL_HEAP) for kind in KINDS
        }
        self._words = Vocabulary(Part(vocabulary_in(folder), vocabulary_schema(), SMALL_HEAP))
        self._parts: tuple[Part | Vocabulary, ...] = (
            *self._sayings.values(),
            self._words,
            self._rows,
        )

    def add(self, documents: Iterable[Told]) -> int:
        """Add documents that are not in the copy yet; return how many."""
        count = 0
        for count, (told, words) in enumerate(read_ahead(documents), start=1):  # noqa: B007
            if isinstance(told, Saying):
                self._take(heard(told, words), self._sayings[told.label])
            else:
                meaning = meaning_of(told)
                more = {"meaning": meaning} if meaning else {}
                self._take(written(told, words), self._rows, more)
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
        """Let background merges end, free the copy's locks and forget what words are made of."""
        for part in self._parts:
            part.close()
        forget()

    def _take(self, told: Written, part: Part, more: Mapping[str, object] = _NOTHING) -> None:
        part.add({**told.fields, **more})
        self._words.add(told.words)
