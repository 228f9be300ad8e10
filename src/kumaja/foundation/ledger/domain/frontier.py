"""The right edge of a Merkle tree: all that is needed to add a leaf and to tell the root."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

NODE: Final = b"\x01"  # RFC 9162 § 2.1.1
EMPTY_ROOT: Final = sha256().hexdigest()


def node_of(left: str, right: str) -> str:
    """Return the hash of a node above two others, all in hex."""
    return sha256(NODE + bytes.fromhex(left) + bytes.fromhex(right)).hexdigest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """How many leaves a tree has, and the roots of its full subtrees, the largest first."""

    size: int = 0
    peaks: tuple[str, ...] = ()

    def with_leaf(self, leaf: str) -> Frontier:
        """Return the frontier after one more leaf: equal subtrees grow together."""
        peaks, grown, size = list(self.peaks), leaf, self.size
        while size & 1:
            grown, size = node_of(peaks.pop(), grown), size >> 1
        return Frontier(self.size + 1, (*peaks, grown))

    @property
    def root(self) -> str:
        """Return the root of the tree (RFC 9162 § 2.1.1), in hex."""
        return _root_of(self.peaks)


def _root_of(peaks: Sequence[str]) -> str:
    if not peaks:
        return EMPTY_ROOT
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_of(peak, root)
    return root
