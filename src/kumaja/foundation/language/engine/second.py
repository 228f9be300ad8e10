"""A second process that analyses Finnish words while this one does something else."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from kumaja.foundation.language.domain.words import Word
from kumaja.foundation.language.engine.analysers import analyser_for, finnish

_log = logging.getLogger(__name__)


class SecondAnalyser:
    """The Finnish back end once more, in a process of its own: a lookup lets no thread run beside.

    One question at a time: `ask`, then `answer`. When the process is gone, the answers are empty,
    and whoever asked analyses by itself. It ends when its input does, so never outlives this one.
    """

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this Python and this module
            [sys.executable, "-m", __name__, analyser_for("fi").name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            text=True,
            encoding="utf-8",
        )
        self._asked: Sequence[str] = ()

    def ask(self, words: Sequence[str]) -> None:
        """Give it words to analyse; it begins at once."""
        self._asked = words
        try:
            print(json.dumps(words), file=self._process.stdin, flush=True)
        except OSError:
            self._process.kill()

    def answer(self) -> dict[str, Word]:
        """Wait for the words that were asked last; empty when the process is gone."""
        line = self._process.stdout.readline() if self._process.stdout else ""
        try:
            return dict(zip(self._asked, map(_word, json.loads(line)), strict=True))
        except ValueError:
            _log.warning("The second analyser is gone; words are analysed by this process alone.")
            return {}

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()


def _word(told: list[Any]) -> Word:
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in told]
    return Word(*values)


def _serve(name: str) -> None:
    """Answer lists of words with lists of what they are made of, until nobody asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asks
    back_end = finnish(name)
    for line in sys.stdin:
        found = [astuple(back_end.analyse(word)) for word in json.loads(line)]
        sys.stdout.write(f"{json.dumps(found)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve(sys.argv[1])
