"""What others point to is written first, rings included."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kumaja.keeping.ordering import in_order

NAMES = st.sampled_from("abcdef")


@given(st.dictionaries(NAMES, st.frozensets(NAMES)))
def test_every_name_stands_once_and_after_what_it_needs(needs: dict[str, frozenset[str]]) -> None:
    downward = {name: {low for low in lower if low < name} for name, lower in needs.items()}
    placed = in_order(downward)
    assert sorted(placed) == sorted(needs)
    for name in placed:
        assert all(placed.index(low) < placed.index(name) for low in downward[name] & needs.keys())


@given(st.dictionaries(NAMES, st.frozensets(NAMES)))
def test_a_ring_is_broken_and_nothing_is_lost(needs: dict[str, frozenset[str]]) -> None:
    assert sorted(in_order(needs)) == sorted(needs)


def test_a_row_that_points_to_its_own_table_waits_for_nobody() -> None:
    assert in_order({"b": {"b", "c"}, "c": {"b"}, "a": {"c"}}) == ["b", "c", "a"]
