"""The words of an index as they are spelled: how they are written, and how they are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from tantivy import Searcher

from kumaja.foundation.index.engine.forms import REMEMBERED
from kumaja.foundation.index.engine.parts import Part
from kumaja.foundation.index.engine.schema import BACKWARDS, spelled_in

ByLength = dict[int, list[str]]


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


class Spelled:
    """Knows the words of one commit; those of a letter are remembered when first asked for."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._begun: dict[tuple[str, str], ByLength] = {}

    def has(self, language: str, word: str) -> bool:
        """Test whether a word of that language was ever met."""
        return bool(self._searcher.doc_freq(spelled_in(language), word))

    def like(self, word: str, language: str, slips: int) -> list[str]:
        """Return words of about that length that begin with its first or its second letter."""
        found: list[str] = []
        for letter in dict.fromkeys(word[:2]):
            of_letter = self._by_length(language, letter)
            for length in range(len(word) - slips, len(word) + slips + 1):
                found += of_letter.get(length, ())
        return found

    def beginning(self, language: str, part: str) -> Iterator[str]:
        """Yield the words that begin so."""
        for word, _count in self._searcher.terms_with_prefix(spelled_in(language), part):
            yield word

    def ending(self, part: str) -> Iterator[str]:
        """Yield the Swedish words that end so."""
        for turned, _count in self._searcher.terms_with_prefix(BACKWARDS, part[::-1]):
            yield turned[::-1]

    def _by_length(self, language: str, letter: str) -> ByLength:
        found = self._begun.get((language, letter))
        if found is None:
            found = defaultdict(list)
            for word in self.beginning(language, letter):
                found[len(word)].append(word)
            self._begun[language, letter] = found
        return found
