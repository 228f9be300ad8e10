"""Stems by Snowball: for Swedish and English, and for Finnish where nothing better is there."""

from __future__ import annotations

import threading
from importlib.metadata import version
from typing import Final, Protocol

import snowballstemmer

from kumaja.foundation.language.domain.words import Word

_ALGORITHMS: Final = {"fi": "finnish", "sv": "swedish", "en": "english"}


class _Stemmer(Protocol):
    """What is used of the library."""

    def stemWord(self, word: str) -> str:  # noqa: N802 - the library's name
        """Return the stem."""
        ...


class SnowballAnalyser:
    """Takes endings off; knows no words and splits nothing."""

    name = "snowball"
    version = version("snowballstemmer")

    def __init__(self, language: str) -> None:
        self._algorithm = _ALGORITHMS[language]
        self._own = threading.local()  # a stemmer keeps the word that it works on

    def analyse(self, word: str) -> Word:
        """Return the stem as the only form."""
        stemmer: _Stemmer | None = getattr(self._own, "stemmer", None)
        if stemmer is None:
            stemmer = self._own.stemmer = snowballstemmer.stemmer(self._algorithm)
        return Word((stemmer.stemWord(word) or word,), is_known=False)
