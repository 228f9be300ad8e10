"""Words from the field warn of details by which a client could be known."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.voice.observations.domain.identifying import Kind, identifying

LINES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "texts" / "lines.txt").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("kind", "text"), LINES)
def test_what_identifies_somebody_is_found_and_nothing_else(kind: str, text: str) -> None:
    expected = [] if kind == "-" else [kind]
    assert [str(finding.kind) for finding in identifying(text)] == expected


def test_the_span_is_that_of_the_detail() -> None:
    text = "Tunnus 131052-308T, soita 040 123 4567."
    assert [(each.kind, text[each.start : each.end]) for each in identifying(text)] == [
        (Kind.IDENTITY_CODE, "131052-308T"),
        (Kind.PHONE, "040 123 4567"),
    ]


def test_a_detail_is_told_once() -> None:
    assert len(identifying("82-vuotias Maija Virtanen odottaa.")) == 1


@given(st.lists(st.sampled_from([line[1] for line in LINES]), max_size=4).map(" ".join))
def test_findings_stand_in_order_and_none_over_another(text: str) -> None:
    found = identifying(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= each.start < each.end <= len(text) for each in found)
