"""Proofs against the definitions of RFC 9162 read literally, and against trees done by hand."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.ledger.domain.frontier import Frontier
from kumaja.foundation.ledger.domain.proofs import (
    consistency_stretches,
    inclusion_stretches,
    is_consistent,
    is_included,
)
from kumaja.foundation.ledger.domain.subtrees import Kept, Stretch, positions_for, root_over
from kumaja.foundation.ledger.tests.test_frontier import root_by_the_book

SIZES = st.integers(1, 130)


def leaves(count: int) -> list[str]:
    return [sha256(b"\x00" + bytes([number])).hexdigest() for number in range(count)]


def kept(found: list[str]) -> dict[int, Kept]:
    """Return what the log keeps at each position, as it is kept while it grows."""
    frontier, told = Frontier(), {}
    for position, leaf in enumerate(found):
        frontier = frontier.with_leaf(leaf)
        told[position] = Kept(leaf, frontier.peaks[-1])
    return told


def path_by_the_book(position: int, found: list[str]) -> list[str]:
    """§ 2.1.3.1, word for word."""
    if len(found) == 1:
        return []
    split = 1 << (len(found) - 1).bit_length() - 1
    if position < split:
        return [*path_by_the_book(position, found[:split]), root_by_the_book(found[split:])]
    return [*path_by_the_book(position - split, found[split:]), root_by_the_book(found[:split])]


def subproof_by_the_book(old: int, found: list[str], *, is_whole: bool) -> list[str]:
    """§ 2.1.4.1, word for word."""
    if old == len(found):
        return [] if is_whole else [root_by_the_book(found)]
    split = 1 << (len(found) - 1).bit_length() - 1
    if old <= split:
        lower = subproof_by_the_book(old, found[:split], is_whole=is_whole)
        return [*lower, root_by_the_book(found[split:])]
    lower = subproof_by_the_book(old - split, found[split:], is_whole=False)
    return [*lower, root_by_the_book(found[:split])]


@st.composite
def pairs(draw: st.DrawFn) -> tuple[int, int]:
    size = draw(SIZES)
    return draw(st.integers(1, size)), size


@given(pairs())
def test_the_path_of_a_leaf_is_that_of_the_book(pair: tuple[int, int]) -> None:
    number, size = pair
    found = leaves(size)
    path = [root_over(each, kept(found)) for each in inclusion_stretches(number - 1, size)]

    assert path == path_by_the_book(number - 1, found)
    assert is_included(found[number - 1], number - 1, size, path, root_by_the_book(found))


@given(pairs())
def test_the_proof_of_growth_is_that_of_the_book(pair: tuple[int, int]) -> None:
    old, new = pair
    found = leaves(new)
    path = [root_over(each, kept(found)) for each in consistency_stretches(old, new)]

    assert path == subproof_by_the_book(old, found, is_whole=True)
    was, now = root_by_the_book(found[:old]), root_by_the_book(found)
    assert is_consistent(old, new, was, now, path)


@given(pairs(), st.data())
def test_no_changed_part_of_a_proof_of_a_leaf_holds(
    pair: tuple[int, int], data: st.DataObject
) -> None:
    number, size = pair
    found, position = leaves(size), number - 1
    path, root = path_by_the_book(position, found), root_by_the_book(found)
    other = sha256(b"other").hexdigest()

    assert not is_included(other, position, size, path, root)
    assert not is_included(found[position], position, size, path, other)
    assert not is_included(found[position], position, size, [*path, other], root)
    if path:
        at = data.draw(st.integers(0, len(path) - 1))
        changed = [other if place == at else each for place, each in enumerate(path)]
        assert not is_included(found[position], position, size, changed, root)
        assert not is_included(found[position], position, size, path[:-1], root)
        elsewhere = data.draw(st.integers(0, size - 1).filter(lambda each: each != position))
        assert not is_included(found[position], elsewhere, size, path, root)


@given(pairs(), st.data())
def test_a_log_that_was_changed_did_not_grow_out_of_the_earlier_one(
    pair: tuple[int, int], data: st.DataObject
) -> None:
    old, new = pair
    found = leaves(new)
    was = root_by_the_book(found[:old])
    found[data.draw(st.integers(0, old - 1))] = sha256(b"other").hexdigest()
    now = root_by_the_book(found)

    assert not is_consistent(old, new, was, now, subproof_by_the_book(old, found, is_whole=True))
    assert not is_consistent(old, new, was, now, [])


def test_a_tree_of_seven_is_proved_as_the_book_draws_it() -> None:
    """§ 2.1.5: the nodes of the example are hashed here one by one."""

    def above(left: str, right: str) -> str:
        return sha256(b"\x01" + bytes.fromhex(left) + bytes.fromhex(right)).hexdigest()

    a, b, c, d, e, f, j = leaves(7)
    g, h, i = above(a, b), above(c, d), above(e, f)
    k, right = above(g, h), above(i, j)
    root = above(k, right)

    assert Frontier().with_leaf(a).with_leaf(b).root == g
    assert is_included(a, 0, 7, [b, h, right], root)
    assert is_included(d, 3, 7, [c, g, right], root)
    assert is_included(e, 4, 7, [f, j, k], root)
    assert is_included(j, 6, 7, [i, k], root)
    assert is_consistent(3, 7, above(g, c), root, [c, d, g, right])
    assert is_consistent(4, 7, k, root, [right])
    assert is_consistent(6, 7, above(k, i), root, [i, j, k])


def test_the_root_of_three_known_leaves_is_the_one_worked_out_elsewhere() -> None:
    """Of RFC 6962's usual test tree: empty input, 00, 10, as other programs print it."""
    found = [sha256(b"\x00" + each).hexdigest() for each in (b"", b"\x00", b"\x10")]
    assert found[0] == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert (
        root_by_the_book(found)
        == "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"
    )


@pytest.mark.parametrize(("position", "size"), [(0, 0), (5, 5), (-1, 5)])
def test_what_is_not_there_has_no_proof(position: int, size: int) -> None:
    with pytest.raises(ValueError, match="no position"):
        inclusion_stretches(position, size)
    assert not is_included("00" * 32, position, size, [], "00" * 32)


@pytest.mark.parametrize(("old", "new"), [(0, 5), (6, 5)])
def test_no_log_grows_out_of_nothing_or_of_a_larger_one(old: int, new: int) -> None:
    with pytest.raises(ValueError, match="does not grow"):
        consistency_stretches(old, new)
    assert not is_consistent(old, new, "00" * 32, "00" * 32, [])


@given(pairs())
def test_a_proof_looks_at_few_positions(pair: tuple[int, int]) -> None:
    number, size = pair
    stretches = inclusion_stretches(number - 1, size)
    places = {place for each in stretches for place in positions_for(each)}
    assert len(places) <= size.bit_length() ** 2


def test_a_stretch_of_nothing_has_the_empty_root() -> None:
    assert root_over(Stretch(3, 3), {}) == Frontier().root


@pytest.mark.parametrize("size", [2, 3, 7, 8, 100])
def test_a_root_is_not_taken_for_a_leaf(size: int) -> None:
    root = root_by_the_book(leaves(size))
    assert not is_included(root, 0, size, [], root)
    assert not is_included(root, size - 1, size, [], root)
