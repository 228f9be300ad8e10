"""A reason that says nothing is asked about; a good one is left in peace."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kumaja.voice.echo.domain.phrases import Question, Thin, thin

REASONS = Path(__file__).parent / "texts" / "reasons.txt"


def reasons(kind: str) -> list[tuple[str, str]]:
    """Return language and text of the reasons of one kind."""
    with REASONS.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(language, text) for language, told, text in rows if told == kind]


@pytest.mark.parametrize(("language", "reason"), reasons("thin"))
def test_an_empty_reason_is_questioned(language: str, reason: str) -> None:
    found = thin(reason, language)
    assert found is not None
    assert found.questions
    assert found.phrase in reason


@pytest.mark.parametrize(("language", "reason"), reasons("good"))
def test_a_reason_that_tells_something_passes(language: str, reason: str) -> None:
    assert thin(reason, language) is None


def test_there_are_fifty_of_each() -> None:
    assert min(len(reasons("thin")), len(reasons("good"))) >= 50


def test_only_what_is_left_open_is_asked() -> None:
    asked = thin("Huomioidaan jatkovalmistelussa.", "fi")
    assert asked == Thin("Huomioidaan jatkovalmistelussa", (Question.WHERE, Question.WHEN))
    asked = thin("Asiaan palataan 8.12.2026.", "fi")
    assert asked == Thin("Asiaan palataan", (Question.WHO,))
    assert thin("Ok.", "fi") == Thin("", (Question.WHAT, Question.WHY))
