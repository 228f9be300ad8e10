"""A row is one line, the same whichever database it comes from."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.keeping.lines import line_of, values_in

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abä"), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@given(st.lists(JSON, max_size=4))
def test_what_both_databases_hold_comes_back_as_it_was(values: list[object]) -> None:
    assert values_in(line_of(values)) == values


@given(st.lists(st.text(max_size=5), max_size=3))
def test_any_text_is_one_line_that_postgresql_takes(texts: list[str]) -> None:
    line = line_of([*texts, {"inside": texts}])
    assert line.count(b"\n") == 1 and b"\\u0000" not in json.dumps(values_in(line)).encode()
    assert all(ord(sign) < 0xD800 or ord(sign) > 0xDFFF for sign in line.decode())


def test_a_moment_is_told_in_utc_wherever_it_was_read() -> None:
    there = datetime(2026, 7, 1, 3, 0, 0, 1, tzinfo=timezone(timedelta(hours=3)))
    assert line_of([there]) == line_of([there.astimezone(UTC)])
    assert values_in(line_of([there])) == ["2026-07-01T00:00:00.000001+00:00"]


def test_keys_of_json_are_in_order_and_numbers_as_postgresql_writes_them() -> None:
    assert line_of([{"b": 1, "a": 1e22, "c": -0.0}]) == (
        b'[{"a":10000000000000000000000,"b":1,"c":0.0}]\n'
    )


def test_half_a_letter_is_replaced_and_nul_signs_go() -> None:
    assert values_in(line_of(["a\x00b", "\ud83d", ["\x00"]])) == ["ab", "\ufffd", [""]]


def test_what_json_has_no_word_for_is_text() -> None:
    values = [date(2024, 2, 29), time(1, 2), Decimal("1.50"), UUID(int=1), b"\x00\xff",
              timedelta(days=-1, seconds=5)]  # fmt: skip
    assert values_in(line_of(values)) == [
        "2024-02-29", "01:02:00", "1.50", "00000000-0000-0000-0000-000000000001", "AP8=",
        "-1 00:00:05.000000",
    ]  # fmt: skip


def test_an_unknown_kind_of_value_is_refused_rather_than_guessed() -> None:
    with pytest.raises(TypeError, match="has no place"):
        line_of([object()])
