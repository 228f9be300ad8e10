"""The words as they are spelled, as they are written into the index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kumaja.foundation.index.engine.forms import REMEMBERED
from kumaja.foundation.index.engine.parts import Part
from kumaja.foundation.index.engine.schema import BACKWARDS, spelled_in


class Vocabulary:
    """The words as they are spelled and as dictionaries have them, each kept when first met.

    They stay until the index is built anew, also when the row that had them is gone: who reads
    them asks whether they still stand in a row.
    """

    def __init__(self, part: Part) -> None:
        self._part = part
        self._known = part.searcher()
        self._met: dict[str, set[str]] = {}

    def add(self, words: Mapping[str, set[str]]) -> None:
        """Keep the words of one document, by language."""
        for language, spelled in words.items():
            met = self._met.setdefault(language, set())
            for word in spelled - met:
                met |= {word, *REMEMBERED[language][word].bases}

    def commit(self) -> None:
        """Write down the words that were not known, as one document."""
        new = dict(self._new())
        if swedish := new.get(spelled_in("sv")):
            new[BACKWARDS] = [word[::-1] for word in swedish]
        if new:
            self._part.add({field: " ".join(sorted(words)) for field, words in new.items()})
        self._part.commit()
        self._known = self._part.searcher()
        self._met = {}

    def close(self) -> None:
        """Let background merges end and free the lock."""
        self._part.close()

    def _new(self) -> Iterator[tuple[str, list[str]]]:
        for language, words in self._met.items():
            field = spelled_in(language)
            if new := [word for word in words if not self._known.doc_freq(field, word)]:
                yield field, new
