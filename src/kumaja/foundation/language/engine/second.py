"""A second process that analyses Finnish words while this one does something else."""

from __future__ import annotations

import logging
import signal
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection

from kumaja.foundation.language.domain.words import Word
from kumaja.foundation.language.engine.analysers import analyser_for, finnish

_log = logging.getLogger(__name__)
_GONE = (EOFError, OSError)


class SecondAnalyser:
    """The Finnish back end once more, in a process of its own: a lookup lets no thread run beside.

    One question at a time: `ask`, then `answer`. When the process cannot be had or is gone, the
    answers are empty, and whoever asked analyses by itself. It ends with this one, however that
    ends: it reads from a pipe whose other end is here alone.
    """

    def __init__(self) -> None:
        context = get_context("spawn")  # a fork would take locks along that nobody frees
        self._pipe, other = context.Pipe()
        name = analyser_for("fi").name
        self._process = context.Process(target=_serve, args=(name, other), daemon=True)
        self._asked: Sequence[str] = ()
        with suppress(*_GONE):
            self._process.start()
        other.close()

    def ask(self, words: Sequence[str]) -> None:
        """Give it words to analyse; it begins at once."""
        self._asked = words
        with suppress(*_GONE):
            self._pipe.send(words)

    def answer(self) -> dict[str, Word]:
        """Wait for the words that were asked last; empty when the process is gone."""
        try:
            return dict(zip(self._asked, self._pipe.recv(), strict=True))
        except _GONE:
            _log.warning("The second analyser is gone; words are analysed by this process alone.")
            return {}

    def close(self) -> None:
        """End the process."""
        self._pipe.close()
        if self._process.pid is not None:
            self._process.join()


def _serve(name: str, pipe: Connection) -> None:
    """Answer lists of words with lists of what they are made of, until nobody asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asks
    back_end = finnish(name)
    with suppress(*_GONE):
        while True:
            pipe.send([back_end.analyse(word) for word in pipe.recv()])
