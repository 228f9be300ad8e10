"""Proofs that a leaf is in a log, and that a log grew out of an earlier one (RFC 9162 § 2.1)."""

from __future__ import annotations

from collections.abc import Sequence

from kumaja.foundation.ledger.domain.frontier import node_of
from kumaja.foundation.ledger.domain.subtrees import Stretch


def inclusion_stretches(position: int, size: int) -> list[Stretch]:
    """Return the stretches whose roots prove the leaf at a position, the nearest first.

    RFC 9162 § 2.1.3.1, PATH(m, D_n). Raises ValueError when the log has no such leaf.
    """
    if not 0 <= position < size:
        raise ValueError(f"A log of {size} has no position {position}.")
    start, stop, far = 0, size, []
    while stop - start > 1:
        split = start + _split(stop - start)
        if position < split:
            far.append(Stretch(split, stop))
            stop = split
        else:
            far.append(Stretch(start, split))
            start = split
    return far[::-1]


def consistency_stretches(old: int, new: int) -> list[Stretch]:
    """Return the stretches whose roots prove that the larger log begins with the smaller one.

    RFC 9162 § 2.1.4.1, PROOF(m, D_n). Raises ValueError unless 0 < old ≤ new.
    """
    if not 0 < old <= new:
        raise ValueError(f"A log of {new} does not grow out of one of {old}.")
    start, stop, far = 0, new, []
    while stop > old:
        split = start + _split(stop - start)
        if old <= split:
            far.append(Stretch(split, stop))
            stop = split
        else:
            far.append(Stretch(start, split))
            start = split
    return [*([Stretch(start, stop)] if start else []), *far[::-1]]


def is_included(leaf: str, position: int, size: int, path: Sequence[str], root: str) -> bool:
    """Test whether the path leads from the leaf at a position to the root (§ 2.1.3.2)."""
    if not 0 <= position < size:
        return False
    at, last, found = position, size - 1, leaf
    for each in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = node_of(each, found)
            at, last = _above_left_edges(at, last)
        else:
            found = node_of(found, each)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root


def is_consistent(
    old: int, new: int, old_root: str, new_root: str, path: Sequence[str]
) -> bool:  # fmt: skip
    """Test whether the log of the second root begins with all of the first's (§ 2.1.4.2)."""
    if not 0 < old <= new:
        return False
    if old == new:
        return not path and old_root == new_root
    whole = list(path) if old & (old - 1) else [old_root, *path]
    if not whole:
        return False
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    was = now = whole[0]
    for each in whole[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            was, now = node_of(each, was), node_of(each, now)
            at, last = _above_left_edges(at, last)
        else:
            now = node_of(now, each)
        at, last = at >> 1, last >> 1
    return last == 0 and (was, now) == (old_root, new_root)


def _split(size: int) -> int:
    """Return the largest power of two below a size."""
    return 1 << (size - 1).bit_length() - 1


def _above_left_edges(at: int, last: int) -> tuple[int, int]:
    """Skip the levels at which a node on the right edge has nobody beside it."""
    while at and not at & 1:
        at, last = at >> 1, last >> 1
    return at, last
