"""Which old paragraph became which new one, one to one: likeness first, neighbours where it ties.

The surest pairs are made first; those then speak for the paragraphs beside them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final

from kumaja.voice.consultations.domain.likeness import Pairs

_ROUNDS: Final = (0.9, 0.7, 0.5, 0.34)
_LEAST: Final = 0.2  # neighbours alone pair nobody
_NEIGHBOUR: Final = 0.08
_MARGIN: Final = 0.06  # nearer than this, another pairing could as well be the right one


@dataclass(slots=True)
class Pairing:
    """The pairs made so far, both ways."""

    pairs: Pairs
    news_near: dict[int, list[int]]
    olds_near: dict[int, list[int]]
    new_of: dict[int, int] = field(default_factory=dict)
    old_of: dict[int, int] = field(default_factory=dict)

    def score(self, old: int, new: int) -> float:
        """Return the likeness, and a little more for each neighbour that is a neighbour still."""
        likeness = self.pairs.get((old, new), 0.0)
        if not likeness:
            return 0.0
        beside = sum(self.new_of.get(old + step) == new + step for step in (-1, 1))
        return likeness + _NEIGHBOUR * beside

    def is_clear(self, old: int, new: int, kin: Collection[tuple[int, int]] = ()) -> bool:
        """Test whether no other pairing comes near; `kin` are pairs that belong to it."""
        own = self.score(old, new)
        return all(other < own - _MARGIN for other in self._instead(old, new, frozenset(kin)))

    def _instead(self, old: int, new: int, kin: frozenset[tuple[int, int]]) -> Iterator[float]:
        """Yield what each other pairing would score, less what its present partners would lose."""
        for other in self.news_near.get(old, ()):
            if other != new and (old, other) not in kin:
                left = self.old_of.get(other)
                lost = 0.0 if left is None else self.score(left, other) - self.score(left, new)
                yield self.score(old, other) - lost
        for other in self.olds_near.get(new, ()):
            if other not in self.new_of and (other, new) not in kin:
                yield self.score(other, new)


def pair_up(pairs: Pairs) -> Pairing:
    """Pair each old paragraph with at most one new one, the surest first."""
    pairing = Pairing(pairs, {}, {})
    for old, new in sorted(pairs):
        pairing.news_near.setdefault(old, []).append(new)
        pairing.olds_near.setdefault(new, []).append(old)
    for limit in _ROUNDS:
        while _one_round(pairing, limit, only_clear=True):
            pass  # each new pair may make its neighbours clear
        _one_round(pairing, limit, only_clear=False)
    return pairing


def moved(pairing: Pairing) -> frozenset[int]:
    """Return the old paragraphs that stand elsewhere among the others, as few as can be."""
    news = [new for _, new in sorted(pairing.new_of.items())]
    stayed = set(_longest_rising(news))
    return frozenset(old for old, new in pairing.new_of.items() if new not in stayed)


def _one_round(pairing: Pairing, limit: float, *, only_clear: bool) -> bool:
    """Make the pairs that score so much; False when there were none."""
    made = len(pairing.new_of)
    for score, old, new in _free(pairing):
        is_free = old not in pairing.new_of and new not in pairing.old_of
        if score >= limit and is_free and (not only_clear or pairing.is_clear(old, new)):
            pairing.new_of[old], pairing.old_of[new] = new, old
    return len(pairing.new_of) > made


def _free(pairing: Pairing) -> list[tuple[float, int, int]]:
    """Return score, old and new of what could be paired: best first, then nearest, in order."""
    free = [
        (pairing.score(old, new), old, new)
        for (old, new), likeness in pairing.pairs.items()
        if likeness >= _LEAST and old not in pairing.new_of and new not in pairing.old_of
    ]
    return sorted(free, key=lambda row: (-row[0], abs(row[1] - row[2]), row[1], row[2]))


def _longest_rising(places: list[int]) -> list[int]:
    """Return the longest run of places that rise, not necessarily side by side."""
    runs: list[tuple[int, ...]] = []  # runs[k]: the run of k + 1 places that ends lowest
    for place in places:
        size = sum(run[-1] < place for run in runs)
        longer = (*(runs[size - 1] if size else ()), place)
        runs[size : size + 1] = [longer]
    return list(runs[-1]) if runs else []
