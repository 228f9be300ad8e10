"""The words as they are spelled are kept once, and repaired to only while they stand in a row."""

from __future__ import annotations

import pytest
import tantivy

from kumaja.foundation.index.domain.question import Repair
from kumaja.foundation.index.domain.saying import EXPRESSIONS, Saying
from kumaja.foundation.index.engine import folders, phrases
from kumaja.foundation.index.engine.reader import READER
from kumaja.foundation.index.engine.schema import spelled_in
from kumaja.foundation.index.engine.writer import Writer
from kumaja.foundation.index.tests.building import a_document, ask, build, keys

DEBTS = a_document("debts", "Velkaneuvonta")


def test_a_word_is_kept_once_whatever_is_written_again() -> None:
    folder = build(DEBTS, a_document("other", "Velkaneuvonta"))
    for _ in range(2):
        writer = Writer(folder)
        writer.replace("test.Row", ["debts"], [DEBTS])
        writer.commit()
        writer.close()

    words = tantivy.Index.open(str(folders.vocabulary_in(folder))).searcher()
    assert words.doc_freq(spelled_in("fi"), "velkaneuvonta") == 1
    assert keys("velkaneuvonta") == ["other", "debts"]


def test_nothing_is_repaired_to_a_word_whose_row_is_gone() -> None:
    folder = build(DEBTS, a_document("choir", "Kuoro"))
    assert ask("velkanevonta").repairs == (Repair("velkanevonta", "velkaneuvonta"),)

    writer = Writer(folder)
    writer.replace("test.Row", ["debts"], [])
    writer.commit()
    writer.close()

    assert READER.copy().spelled.has("fi", "velkaneuvonta")
    assert ask("velkanevonta").repairs == ()


def test_a_word_of_nearly_all_rows_lets_none_in(monkeypatch: pytest.MonkeyPatch) -> None:
    said = Saying(EXPRESSIONS, "1", "fi", "kaverit katosi", words=("apu", "ystävätoiminta"))
    rows = [a_document(f"row{number}", f"Apu {number}") for number in range(5)]
    build(said, *rows, a_document("friends", "Ystävätoiminta"))
    assert len(keys("kaverit katosi")) == 6

    monkeypatch.setattr(phrases, "_COMMON", 4)
    build(said, *rows, a_document("friends", "Ystävätoiminta"))
    assert keys("kaverit katosi") == ["friends"]
