from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.core.domain.cursors import CursorRefused, cursor_of, keys_in

KEYS = st.text().filter(lambda text: "\x00" not in text and text.isprintable())


@given(KEYS, KEYS)
def test_a_cursor_gives_back_its_keys(first: str, second: str) -> None:
    assert keys_in(cursor_of(first, second), 2) == (first, second)


@given(st.text())
def test_rubbish_is_refused(text: str) -> None:
    with contextlib.suppress(CursorRefused):
        assert len(keys_in(text, 2)) == 2


@pytest.mark.parametrize("keys", [("a",), ("a", "b", "c"), ("a", "b\x00")])
def test_a_cursor_of_another_list_is_refused(keys: tuple[str, ...]) -> None:
    with pytest.raises(CursorRefused):
        keys_in(cursor_of(*keys), 2)
