"""The log's edge grows as RFC 9162 builds its tree, and a leaf is what its docstring says."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.ledger.domain.commitments import Commitment, plain
from kumaja.foundation.ledger.domain.frontier import EMPTY_ROOT, Frontier, node_of

LEAVES = st.lists(st.binary(min_size=32, max_size=32).map(bytes.hex), max_size=70)


def root_by_the_book(leaves: list[str]) -> str:
    """Return the root as RFC 9162 § 2.1.1 defines it: split at the largest power of two below."""
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return node_of(root_by_the_book(leaves[:split]), root_by_the_book(leaves[split:]))


@given(LEAVES)
def test_growing_leaf_by_leaf_gives_the_root_of_the_book(leaves: list[str]) -> None:
    frontier = Frontier()
    for leaf in leaves:
        frontier = frontier.with_leaf(leaf)

    assert frontier.size == len(leaves)
    assert frontier.root == root_by_the_book(leaves)


def test_an_empty_log_has_the_root_of_the_book() -> None:
    assert Frontier().root == sha256(b"").hexdigest()


def test_a_leaf_is_recomputed_by_hand() -> None:
    commitment = Commitment("point", "ab", {"text": "Ovi auki illalla.", "number": 2})
    written = '{"fields":{"number":2,"text":"Ovi auki illalla."},"kind":"point","salt":"ab"}'

    assert json.loads(written) == json.loads(commitment.content)
    assert commitment.leaf == sha256(b"\x00" + written.encode()).hexdigest()


def test_columns_are_written_in_one_way() -> None:
    moment = datetime(2026, 11, 21, 12, 5, tzinfo=UTC)

    assert plain(moment) == "2026-11-21T12:05:00.000000+00:00"
    assert plain(moment.date()) == "2026-11-21"
    assert plain(None) is None
