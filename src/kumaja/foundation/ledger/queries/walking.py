"""Goes along the log leaf by leaf, and tells where it is not what it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kumaja.foundation.ledger.domain.commitments import ERASURE, erasure_of
from kumaja.foundation.ledger.domain.frontier import EMPTY_ROOT, Frontier
from kumaja.foundation.ledger.domain.subtrees import width_at
from kumaja.foundation.ledger.models import Entry

_HASH: Final = re.compile(r"[0-9a-f]{64}")
_LARGEST_GAP: Final = 10_000
_AT_ONCE: Final = 5000
_COLUMNS: Final = ("pk", "position", "leaf", "subtree", "kind", "erases")


@dataclass(frozen=True, slots=True)
class Held:
    """One entry, as its row is held against it."""

    position: int
    leaf: str
    kind: str


@dataclass(slots=True)
class Walk:
    """What was met on the way: entries by key, what was erased, the roots at some sizes."""

    sizes: frozenset[int]
    frontier: Frontier = field(default_factory=Frontier)
    entries: dict[int, Held] = field(default_factory=dict)
    erased: set[int] = field(default_factory=set)
    roots: dict[int, str] = field(default_factory=dict)

    def faults(self, *, using: str = "default") -> Iterator[str]:
        """Go along the whole log; yield a sentence for each place that is not as it was.

        Where the leaf has changed and the subtree kept with it has not, the walk goes on with the
        subtree: one changed place is told once, and the rest is still tested.
        """
        rows = Entry.objects.using(using).order_by("position").values_list(*_COLUMNS)
        for key, position, leaf, subtree, kind, erases in rows.iterator(chunk_size=_AT_ONCE):
            if position != self.frontier.size:
                yield self._missing(position)
                if position - self.frontier.size > _LARGEST_GAP:
                    return
                while self.frontier.size < position:
                    self._grow(EMPTY_ROOT, EMPTY_ROOT)
            self.entries[key] = Held(position, leaf, kind)
            yield from self._fault_of_erasure(position, leaf, kind, erases)
            yield from self._fault_of_tree(position, leaf, subtree)

    def _missing(self, position: int) -> str:
        first, last = self.frontier.size, position - 1
        if first == last:
            return f"Position {first} of the log is missing: its entry was deleted."
        return f"Positions {first}–{last} of the log are missing: their entries were deleted."

    def _grow(self, leaf: str, subtree: str) -> bool:
        """Take one leaf; return whether what was kept with it fits all that came before."""
        grown = self.frontier.with_leaf(leaf)
        fits = grown.peaks[-1] == subtree
        if not fits:
            grown = Frontier(grown.size, (*grown.peaks[:-1], subtree))
        self.frontier = grown
        if grown.size in self.sizes:
            self.roots[grown.size] = grown.root
        return fits

    def _fault_of_tree(self, position: int, leaf: str, subtree: str) -> Iterator[str]:
        if not (_HASH.fullmatch(leaf) and _HASH.fullmatch(subtree)):
            yield f"Position {position} of the log holds what is no leaf at all."
            self._grow(EMPTY_ROOT, EMPTY_ROOT)
            return
        if self._grow(leaf, subtree):
            return
        first = position + 1 - width_at(position)
        where = f"Position {position}" if first == position else f"Positions {first}–{position}"
        yield f"{where} of the log: an entry is not what it was when it was written."

    def _fault_of_erasure(
        self, position: int, leaf: str, kind: str, erases: int | None
    ) -> Iterator[str]:
        if erases is None and kind != ERASURE:
            return
        if erases is not None and kind == ERASURE and leaf == erasure_of(erases).leaf:
            self.erased.add(erases)
            return
        yield f"Position {position} of the log: the erasure is not the one that was written."
