"""How a state is put together from acts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.audit.domain.states import Change, changed, json_ready, state_at, without

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
VALUES = st.dictionaries(st.sampled_from("abc"), st.integers(0, 3), min_size=1)


def test_a_later_act_tells_what_stood_before_it() -> None:
    changes = [Change(NOON + HOUR, {"name": "Old"}, {"name": "New"})]

    assert state_at(NOON, changes, {"name": "New", "phone": "1"}) == {"name": "Old", "phone": "1"}
    assert state_at(NOON + HOUR, changes, {"name": "New"}) == {"name": "New"}


def test_before_its_beginning_and_after_its_end_a_row_has_no_state() -> None:
    changes = [Change(NOON, None, {"name": "A"}), Change(NOON + 2 * HOUR, {"name": "A"}, None)]

    assert state_at(NOON - HOUR, changes, {"name": "A"}) == {}
    assert state_at(NOON + HOUR, changes, {"name": "A"}) == {"name": "A"}
    assert state_at(NOON + 2 * HOUR, changes, {"name": "A"}) == {}


@given(st.lists(VALUES, min_size=1, max_size=6))
def test_every_state_that_was_written_can_be_read_back(writes: list[dict[str, int]]) -> None:
    state: dict[str, int] = dict.fromkeys("abc", 0)
    states, changes = [dict(state)], []
    for number, write in enumerate(writes):
        before = {name: state[name] for name in write}
        state |= write
        changes.append(Change(NOON + number * HOUR, before, write))
        states.append(dict(state))

    for number, expected in enumerate(states):
        assert state_at(NOON + (number - 1) * HOUR, reversed(changes), state) == expected


def test_only_what_differs_is_kept() -> None:
    assert changed({"a": 1, "b": 2}, {"a": 1, "b": 3}) == ({"b": 2}, {"b": 3})


def test_days_and_numbers_become_text_and_an_unknown_value_is_refused() -> None:
    ready = json_ready({"day": date(2026, 11, 21), "price": Decimal("2.50")})
    assert ready == {"day": "2026-11-21", "price": "2.50"}
    with pytest.raises(TypeError):
        json_ready({"what": object()})


def test_an_address_is_emptied_but_not_one_that_only_ends_alike() -> None:
    told = {"mails": ["To A@b.fi.", "maa@b.fi", "a@b.fi.example"], "count": 2}

    assert without("a@b.fi", told) == {"mails": ["", "maa@b.fi", "a@b.fi.example"], "count": 2}
