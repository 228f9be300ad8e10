"""A lens counts each organisation once and changes nothing."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.voice.contributions.domain.lenses import Holder, Lens, Position, Row, weigh

NAMES = st.frozensets(st.sampled_from("abcd"), max_size=3)
HOLDERS = st.builds(
    Holder, st.sampled_from("pqrstu"), NAMES, st.none() | st.integers(0, 500), NAMES, NAMES
)
POSITIONS = st.lists(
    st.builds(Position, st.text("xyz", min_size=1), st.lists(HOLDERS, max_size=6).map(tuple)),
    max_size=5,
)
LENSES = st.sampled_from(Lens)
CARERS = Holder("carers", frozenset({"n1", "n2", "n3"}), 86, frozenset({"Tuusula"}))
HEARING = Holder("hearing", frozenset({"n1"}), None, frozenset({"Vantaa", "Kerava"}))


@given(POSITIONS, LENSES)
def test_no_order_of_holders_or_positions_changes_a_row(
    positions: list[Position], lens: Lens
) -> None:
    mixed = [replace(each, holders=each.holders[::-1]) for each in reversed(positions)]
    assert weigh(mixed, lens) == weigh(positions, lens)[::-1]


@given(POSITIONS, LENSES)
def test_rows_keep_their_order_and_one_base_and_the_positions_are_left_alone(
    positions: list[Position], lens: Lens
) -> None:
    before = deepcopy(positions)
    rows = weigh(positions, lens)
    assert positions == before
    assert [row.position for row in rows] == [position.code for position in positions]
    assert len({row.base for row in rows}) <= 1
    assert all(0 <= row.count <= row.base and row.covered <= row.holders for row in rows)


@given(POSITIONS, LENSES)
def test_saying_it_again_through_another_network_adds_nothing(
    positions: list[Position], lens: Lens
) -> None:
    again = [[replace(each, through=frozenset({"new"})) for each in p.holders] for p in positions]
    louder = [
        replace(each, holders=(*each.holders, *more))
        for each, more in zip(positions, again, strict=True)
    ]
    assert weigh(louder, lens) == weigh(positions, lens)


@given(st.dictionaries(st.sampled_from("pqrstu"), st.none() | st.integers(0, 500)))
def test_when_each_holds_one_position_the_counts_add_up_to_the_base(
    members: dict[str, int | None],
) -> None:
    held = [Position(code, (Holder(code, members=told),)) for code, told in members.items()]
    for lens in (Lens.EQUAL, Lens.MEMBERS):
        rows = weigh(held, lens)
        assert sum(row.count for row in rows) == (rows[0].base if rows else 0)
    told = sum(row.covered for row in weigh(held, Lens.MEMBERS))
    assert told == sum(each is not None for each in members.values())


@pytest.mark.parametrize(
    ("lens", "expected"),
    [
        (Lens.EQUAL, Row("both", 2, 2, 2, 2)),
        (Lens.MEMBERS, Row("both", 86, 86, 1, 2)),
        (Lens.MUNICIPALITY, Row("both", 3, 3, 2, 2)),
        (Lens.GROUP, Row("both", 0, 0, 0, 2)),
    ],
)
def test_each_lens_tells_its_count_base_and_coverage(lens: Lens, expected: Row) -> None:
    [row, alone] = weigh(
        [Position("both", (CARERS, HEARING, CARERS)), Position("one", (HEARING,))], lens
    )
    assert row == expected
    assert row.is_whole is (expected.covered == 2)
    assert (alone.holders, alone.base) == (1, expected.base)


def test_what_was_told_once_is_known_everywhere_and_missing_is_not_zero() -> None:
    untold = replace(CARERS, members=None)
    rows = weigh([Position("one", (untold,)), Position("two", (CARERS,))], Lens.MEMBERS)
    assert [row.count for row in rows] == [86, 86]
    assert weigh([Position("one", (untold,))], Lens.MEMBERS) == (Row("one", 0, 0, 0, 1),)
