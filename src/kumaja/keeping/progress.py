"""Says how far something has come: at each tenth, or when long nothing was said."""

from __future__ import annotations

import time
from typing import TextIO

_STEPS = 10
_LONG = 10.0  # seconds


class Progress:
    """Counts what is done of a total, and writes a line now and then."""

    def __init__(self, out: TextIO, what: str, total: int, *, long: float = _LONG) -> None:
        self._out, self._what, self._total, self._long = out, what, total, long
        self._done, self._step, self._told = 0, 0, time.monotonic()

    def add(self, number: int = 1) -> None:
        """Count on."""
        self._done += number
        step = _STEPS * self._done // max(self._total, self._done, 1)
        if step > self._step or time.monotonic() - self._told > self._long:
            self._step, self._told = step, time.monotonic()
            self._out.write(f"  {self._what}: {self._done} of {max(self._total, self._done)}\n")
            self._out.flush()
