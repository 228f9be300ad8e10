"""Repairs what was mistyped: a word that hits nothing, by the words that the index knows."""

from __future__ import annotations

from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.index.engine.reader import Copy
from kumaja.foundation.language.engine.analysers import analyse

SHORTEST: Final = 5
_LONG: Final = 8  # from this length on two slips are one word
_FEW: Final = 6


class Speller:
    """Knows the words of the rows and of what people say."""

    def __init__(self, copy: Copy, language: str) -> None:
        self._copy = copy
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
            if self._copy.spelled.has(language, word) or analyse(language, word).is_known:
                return True
            if self._count(word, language):
                return True
        return False

    def _count(self, word: str, language: str) -> int:
        """Return about how many rows and sayings have the word, in one form or another."""
        return sum(
            self._copy.count(language, form) + self._copy.is_said(language, form)
            for form in analyse(language, word).lemmas
        )

    def _nearest(self, word: str, language: str, slips: int) -> str:
        """Return the nearest word of a language, empty when none is near enough.

        The vocabulary also keeps words of rows that are gone: those don't count.
        """
        like = self._copy.spelled.like(word, language, slips)
        found = process.extract(word, like, scorer=OSA.distance, score_cutoff=slips, limit=_FEW)
        ranked = sorted((far, -self._count(near, language), near) for near, far, _place in found)
        return next((near for _far, _count, near in ranked if self._stands(near, language)), "")

    def _stands(self, word: str, language: str) -> bool:
        return any(
            self._copy.has(language, form) or self._copy.is_said(language, form)
            for form in analyse(language, word).lemmas
        )
