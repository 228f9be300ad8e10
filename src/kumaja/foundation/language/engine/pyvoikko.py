"""Finnish by Voikko's transducer in Python and Rust: from PyPI alone, without a system library."""

from __future__ import annotations

import threading
from importlib.metadata import version

from kumaja.foundation.language.domain.morphology import word_of
from kumaja.foundation.language.domain.words import LONGEST_WORD, Word
from kumaja.foundation.language.engine.libvoikko import guessed
from kumaja.foundation.language.engine.snowball import SnowballAnalyser


class PyvoikkoAnalyser:
    """The transducer is read once (225 MB): load it before the fork, so that workers share it."""

    name = "pyvoikko"

    def __init__(self) -> None:
        import pyvoikko  # noqa: PLC0415 - present only with kumaja[finnish]

        self._transducer = pyvoikko.VOIKKO_FST
        self._refusal: type[Exception] = pyvoikko.TokenizationException
        self._guess = SnowballAnalyser("fi")
        self._one_at_a_time = threading.Lock()
        self.version = version("pyvoikko")

    def analyse(self, word: str) -> Word:
        """Return what the word is made of; an unknown one as it stands and by its stem."""
        known = word_of(self._outputs(word)) if len(word) <= LONGEST_WORD else None
        return known or guessed(word, self._guess)

    def _outputs(self, word: str) -> list[str]:
        """Return the transducer's outputs, none for signs that it has never met."""
        try:
            with self._one_at_a_time:
                return [output for output, _weight in self._transducer.lookup(word)]
        except self._refusal:
            return []
