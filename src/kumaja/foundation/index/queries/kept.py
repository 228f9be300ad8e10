"""What is read from many rows and kept in the process while the log of changes stands."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock, RLock
from time import monotonic
from typing import Final, Generic, TypeVar

from django.db import connection

from kumaja.foundation.index.domain.cursor import Cursor
from kumaja.foundation.index.queries.changes import keys_from, last_settled

_Value = TypeVar("_Value")
# The log tells of rows that are found; a word of the lists may be written anew without it.
SECONDS: Final = 600


@dataclass(frozen=True, slots=True)
class _Mark:
    """The last change that nothing can appear before, and what stood in the log from there on."""

    settled: Cursor
    keys: tuple[int, ...]

    def stands(self) -> bool:
        """Test whether the log has not moved: one statement."""
        return keys_from(self.settled, len(self.keys) + 1) == self.keys


@dataclass(frozen=True, slots=True)
class _Entry(Generic[_Value]):
    mark: _Mark
    read_at: float
    value: _Value

    def stands(self) -> bool:
        return monotonic() - self.read_at <= SECONDS and self.mark.stands()


class Kept(Generic[_Value]):
    """Values by key, each read once and kept while no change is noted, ten minutes at most.

    Asking for what is kept costs one statement. A key is of one database: name the region in it,
    and all else that the value depends on. At most so many are kept, the longest unasked goes.
    Inside a transaction nothing is kept and nothing kept is given: what the transaction wrote may
    be taken back, and the numbers of its changes be given again.
    """

    def __init__(self, *, most: int) -> None:
        self._most = most
        self._entries: OrderedDict[Hashable, _Entry[_Value]] = OrderedDict()
        self._lock = Lock()  # of the entries: held for moments
        self._reading = RLock()  # threads that miss the same value wait for the first

    def get(self, key: Hashable, read: Callable[[], _Value]) -> _Value:
        """Return what is kept under the key, or else what `read` returns."""
        if connection.in_atomic_block:
            return read()
        own = (_database(), key)
        found = self._standing(own)
        if found is None:
            with self._reading:
                found = self._standing(own) or self._read(own, read)
        return found.value

    def forget(self) -> None:
        """Drop all that is kept."""
        with self._lock:
            self._entries.clear()

    def _standing(self, own: Hashable) -> _Entry[_Value] | None:
        with self._lock:
            found = self._entries.get(own)
            if found is not None:
                self._entries.move_to_end(own)
        return found if found is not None and found.stands() else None

    def _read(self, own: Hashable, read: Callable[[], _Value]) -> _Entry[_Value]:
        # The mark is taken first: a change that comes while rows are read makes them read again.
        settled = last_settled()
        mark = _Mark(settled, keys_from(settled, None))
        found = _Entry(mark, monotonic(), read())
        with self._lock:
            self._entries[own] = found
            self._entries.move_to_end(own)
            while len(self._entries) > self._most:
                self._entries.popitem(last=False)
        return found


def _database() -> tuple[str, ...]:
    known = connection.settings_dict
    return tuple(str(known.get(name, "")) for name in ("ENGINE", "HOST", "PORT", "NAME"))
