"""Finnish by libvoikko, where the system has the library and its dictionary."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import Any, Protocol

from kumaja.foundation.language.domain.morphology import word_of
from kumaja.foundation.language.domain.words import LONGEST_WORD, MOST_HYPHENS, Word
from kumaja.foundation.language.engine.snowball import SnowballAnalyser

# A word that any hearing handle knows.
CANARY = "koira"


class Handle(Protocol):
    """What is used of libvoikko's handle."""

    def analyze(self, word: str) -> list[dict[str, str]]:
        """Return the analyses of a word."""
        ...


class LibvoikkoAnalyser:
    """One handle a thread and process: handles are not made for sharing, nor for a fork.

    libvoikko 4.3.1 goes silently deaf after one very long hyphenated word: every word after it is
    unknown. So such words are not given to it, and when a word is unknown the canary is asked; a
    handle that does not know that either is thrown away.
    """

    name = "libvoikko"

    def __init__(self) -> None:
        import libvoikko  # noqa: PLC0415 - present only where the system has it

        library: Any = libvoikko
        self._new_handle: Callable[[], Handle] = lambda: library.Voikko("fi")
        self.version = str(library.Voikko.getVersion())
        self._own = threading.local()
        self._guess = SnowballAnalyser("fi")
        if not self._handle().analyze(CANARY):
            raise RuntimeError("libvoikko has no Finnish dictionary with base forms")

    def analyse(self, word: str) -> Word:
        """Return what the word is made of; an unknown one as it stands and by its stem."""
        known = None
        if len(word) <= LONGEST_WORD and word.count("-") <= MOST_HYPHENS and "\0" not in word:
            known = word_of(self._outputs(word))
        return known or guessed(word, self._guess)

    def _outputs(self, word: str) -> list[str]:
        """Return the transducer's outputs; a deaf handle is replaced and asked again."""
        found = self._handle().analyze(word)
        if not found and not self._handle().analyze(CANARY):
            self._own.handle = None
            found = self._handle().analyze(word)
        return [analysis["FSTOUTPUT"] for analysis in found if "FSTOUTPUT" in analysis]

    def _handle(self) -> Handle:
        """Return this thread's handle, made in this process."""
        handle: Handle | None = getattr(self._own, "handle", None)
        if handle is None or self._own.process != os.getpid():
            handle = self._own.handle = self._new_handle()
            self._own.process = os.getpid()
        return handle


def guessed(word: str, stems: SnowballAnalyser) -> Word:
    """Return a word that no dictionary has: itself and its stem."""
    return Word(tuple(dict.fromkeys((word, *stems.analyse(word).lemmas))), is_known=False)
