"""Theirs, ours, or a question: field by field."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.imports.domain.merging import merge
from kumaja.foundation.imports.domain.records import Json, Standing
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.foundation.imports.domain.verdicts import Verdict

Row = Mapping[str, Json]


def here(**values: Json) -> Standing:
    return Standing("toys.Toy", "1", values)


@pytest.mark.parametrize(
    ("theirs", "ours", "told", "found"),
    [
        ({"a": 1}, {"a": 1}, None, ("same", (), ())),
        ({"a": 1}, {"a": ""}, None, ("changed", ("a",), ())),
        ({"a": 1}, {"a": 2}, None, ("conflict", (), ("a",))),
        ({"a": 1}, {"a": 2}, {"a": 2}, ("changed", ("a",), ())),  # we have what they told
        ({"a": 1}, {"a": 2}, {"a": 1}, ("same", (), ())),  # they say what they said, we changed it
        ({"a": 1}, {"a": 2}, {"a": 3}, ("conflict", (), ("a",))),
        ({"a": 1, "b": 1}, {"a": 2, "b": ""}, None, ("conflict", ("b",), ("a",))),
        ({"a": 1}, {"a": 1, "b": 2}, {"a": 1, "b": 2}, ("same", (), ())),  # silence takes nothing
        ({"a": True}, {"a": False}, None, ("conflict", (), ("a",))),  # no is an answer
        ({"a": "0401234567"}, {"a": "040 123 4567"}, None, ("same", (), ())),
        ({"a": "Ölly-Tupa"}, {"a": "ÖllyTupa"}, None, ("conflict", (), ("a",))),
    ],
)  # fmt: skip
def test_each_field_is_judged_by_itself(
    theirs: Row, ours: Row, told: Row | None, found: tuple[object, ...]
) -> None:
    merged = merge(theirs, here(**ours), told)
    assert (merged.verdict, merged.fields, merged.disputed) == found


def test_what_is_not_here_is_new_and_what_was_archived_stays_away() -> None:
    assert merge({"a": 1}, None, None).verdict == Verdict.NEW
    gone = Standing("toys.Toy", "1", {"a": 1}, is_archived=True)
    assert merge({"a": 1}, gone, None).verdict == Verdict.CONFLICT
    assert merge({"a": 1}, gone, None, was_undone=True).verdict == Verdict.NEW
    others = Standing("toys.Toy", "1", {}, taken_by=Sentence("Another's."))
    assert str(merge({"a": 1}, others, None).sentence) == "Another's."


VALUES = st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "x", "y"]))


@given(VALUES, VALUES, st.none() | VALUES)
def test_what_is_written_makes_the_next_table_the_same(
    theirs: dict[str, Json], ours: dict[str, Json], told: dict[str, Json] | None
) -> None:
    merged = merge(theirs, here(**ours), told)
    after = {**ours, **{name: theirs[name] for name in merged.fields}}
    again = merge(theirs, here(**after), {**(told or {}), **theirs})
    assert again.verdict == Verdict.SAME
