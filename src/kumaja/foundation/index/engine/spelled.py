"""The words of an index as they are spelled, as they are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tantivy import Searcher

from kumaja.foundation.index.engine.schema import BACKWARDS, spelled_in

ByLength = dict[int, list[str]]


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
