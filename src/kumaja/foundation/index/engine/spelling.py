"""Repairs what was mistyped: a word that hits nothing, by the words that the index knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA
from tantivy import Searcher

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.index.engine.schema import WEIGHTS, said_in, spelled_in
from kumaja.foundation.language.engine.analysers import analyse

SHORTEST: Final = 5
_LONG: Final = 8  # from this length on two slips are one word
_FEW: Final = 6


class Speller:
    """Knows the words of the rows and of what people say."""

    def __init__(self, searchers: tuple[Searcher, Searcher], language: str) -> None:
        self._searchers = searchers
        self._languages = (language, *(other for other in LANGUAGES if other != language))

    def repaired(self, word: str) -> str:
        """Return the word that was meant; the same one when it is known or nothing is near.

        The reader's language is tried first. Optimal string alignment (a swap is one slip);
        of words equally near the one that more rows have.
        """
        if len(word) < SHORTEST or any(map(str.isdigit, word)) or self._knows(word):
            return word
        slips = 2 if len(word) >= _LONG else 1
        for language in self._languages:
            if near := self._nearest(word, language, slips):
                return near
        return word

    def _knows(self, word: str) -> bool:
        """Test whether it stands somewhere or in a dictionary: a word may be right and rare."""
        for language in self._languages:
            found = analyse(language, word)
            if found.is_known or any(self._stands(form, language) for form in found.lemmas):
                return True
        return False

    def _stands(self, form: str, language: str) -> bool:
        """Test whether a form stands in a row, or in what people say."""
        rows, sayings = self._searchers
        fields = (f"{name}_{language}" for name in WEIGHTS)
        return bool(sayings.doc_freq(said_in(language), form)) or any(
            rows.doc_freq(field, form) for field in fields
        )

    def _nearest(self, word: str, language: str, slips: int) -> str:
        """Return the nearest word of a language, empty when none is near enough."""
        known = dict(self._like(word, language, slips))
        found = process.extract(
            word, list(known), scorer=OSA.distance, score_cutoff=slips, limit=_FEW
        )
        ranked = sorted(found, key=lambda each: (each[1], -known[each[0]], each[0]))
        return ranked[0][0] if ranked else ""

    def _like(self, word: str, language: str, slips: int) -> Iterator[tuple[str, int]]:
        """Yield words of about that length that begin with its first or its second letter."""
        for searcher in self._searchers:
            for letter in dict.fromkeys(word[:2]):
                for term, count in searcher.terms_with_prefix(spelled_in(language), letter):
                    if abs(len(term) - len(word)) <= slips:
                        yield term, count
