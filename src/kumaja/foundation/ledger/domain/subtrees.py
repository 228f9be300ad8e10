"""The root over any stretch of leaves, from what the log keeps beside each leaf.

Beside the leaf at position `p` stands the root of the largest full subtree that ends there: of
`p + 1`'s largest power of two. Every root that a proof needs is put together from some of these,
a few for each level of the tree, however long the log is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kumaja.foundation.ledger.domain.frontier import EMPTY_ROOT, node_of


@dataclass(frozen=True, slots=True)
class Kept:
    """What the log keeps at one position: the leaf, and the full subtree that ends with it."""

    leaf: str
    subtree: str


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """The leaves from `start` up to, not including, `stop`."""

    start: int
    stop: int


def width_at(position: int) -> int:
    """Return how many leaves the largest full subtree has that ends at a position."""
    return (position + 1) & -(position + 1)


def full_subtrees(stretch: Stretch) -> Iterator[Stretch]:
    """Yield the full subtrees that a stretch of the tree consists of, the largest first.

    A stretch of a proof begins where a subtree of its size, rounded up, may begin.
    """
    start = stretch.start
    while start < stretch.stop:
        width = 1 << (stretch.stop - start).bit_length() - 1
        yield Stretch(start, start + width)
        start += width


def positions_for(stretch: Stretch) -> Iterator[int]:
    """Yield each position at which must be looked to put the root of a stretch together."""
    for subtree in full_subtrees(stretch):
        start, last = subtree.start, subtree.stop - 1
        while (half := (last + 1 - start) // 2) and last + 1 - start != width_at(last):
            yield start + half - 1
            start += half
        yield last


def root_over(stretch: Stretch, kept: Mapping[int, Kept]) -> str:
    """Return the root over a stretch (RFC 9162 § 2.1.1), from what is kept at its positions."""
    roots = [_full(subtree, kept) for subtree in full_subtrees(stretch)]
    if not roots:
        return EMPTY_ROOT
    root = roots.pop()
    while roots:
        root = node_of(roots.pop(), root)
    return root


def _full(subtree: Stretch, kept: Mapping[int, Kept]) -> str:
    """Return the root of a full subtree: its left halves are kept, what is right is put below."""
    start, last = subtree.start, subtree.stop - 1
    lefts = []
    while (half := (last + 1 - start) // 2) and last + 1 - start != width_at(last):
        lefts.append(kept[start + half - 1].subtree)
        start += half
    root = kept[last].leaf if start == last else kept[last].subtree
    while lefts:
        root = node_of(lefts.pop(), root)
    return root
