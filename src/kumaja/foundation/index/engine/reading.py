"""How the words of a question are read: each in the languages that know it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.index.engine.reader import Copy
from kumaja.foundation.index.engine.swedish import SwedishSplitter
from kumaja.foundation.language.domain.stop_words import STOP_WORDS
from kumaja.foundation.language.domain.words import Word, words_in
from kumaja.foundation.language.engine.analysers import analyse
from kumaja.foundation.language.engine.weakness import is_weak


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of a question as each language that knows it understands it."""

    typed: str
    words: tuple[tuple[str, Word], ...]
    is_weak: bool = False


class Reading:
    """Reads words for one question of that language."""

    def __init__(self, language: str, copy: Copy) -> None:
        self._language, self._copy = language, copy
        self._splitter = SwedishSplitter(copy)

    def asked(self, text: str) -> tuple[Asked, ...]:
        """Return the words of a text that mean something; all of them when none does."""
        typed = list(dict.fromkeys(words_in(text)))
        stop_words = STOP_WORDS[self._language]
        telling = [word for word in typed if word not in stop_words] or typed
        return tuple(
            Asked(word, tuple(self._readings(word)), is_weak(word, self._language))
            for word in telling
        )

    def is_rare(self, asked: Sequence[Asked], few: int) -> bool:
        """Test whether no word stands in more than a few rows, as it is or in base form."""
        return all(
            self._copy.count(code, form) < few
            for each in asked
            if not each.is_weak
            for code, word in each.words
            for form in (*word.lemmas, *word.wholes)
        )

    def _readings(self, word: str) -> Iterator[tuple[str, Word]]:
        for code in LANGUAGES:
            if code == "sv" and code == self._language:
                yield code, self._splitter.word(word)
            elif code == self._language or self._is_known(word, code):
                yield code, analyse(code, word)

    def _is_known(self, word: str, language: str) -> bool:
        """Test whether a word, or its base form, stands in some row of that language."""
        return any(self._copy.count(language, form) for form in analyse(language, word).lemmas)
