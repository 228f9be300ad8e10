"""Words are analysed beside the writer, and by it alone when nobody else can."""

from __future__ import annotations

import pytest

from kumaja.foundation.index.engine import ahead, forms
from kumaja.foundation.index.tests.building import a_document, build, keys
from kumaja.foundation.language.domain.words import Word
from kumaja.foundation.language.engine import second
from kumaja.foundation.language.engine.analysers import analyse

ROWS = [a_document(f"row{number}", f"Ystävä {number}") for number in range(7)]


class Remembering(second.SecondAnalyser):
    """Keeps how many there were and what they answered."""

    started: list[None] = []
    answers: list[dict[str, Word]] = []

    def __init__(self) -> None:
        super().__init__()
        self.started.append(None)

    def answer(self) -> dict[str, Word]:
        found = super().answer()
        self.answers.append(found)
        return found


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    Remembering.started.clear()
    Remembering.answers.clear()
    monkeypatch.setattr(ahead, "CHUNK", 3)
    monkeypatch.setattr(ahead, "SecondAnalyser", Remembering)


def test_each_row_comes_once_and_in_its_order() -> None:
    assert [told for told, _words in ahead.read_ahead(ROWS)] == ROWS
    forms.forget()


def test_the_second_process_answers_as_this_one_does() -> None:
    build(*ROWS, a_document("last", "Omaishoitajien kahvila"))

    last = Remembering.answers[-1]
    assert last.keys() <= {"6", "omaishoitajien", "kahvila"}
    assert last["omaishoitajien"] == analyse("fi", "omaishoitajien")
    assert keys("omaishoitaja") == ["last"]


def test_rows_are_found_when_the_second_process_dies(monkeypatch: pytest.MonkeyPatch) -> None:
    def dying(self: second.SecondAnalyser, words: list[str]) -> None:
        self._process.kill()
        self._process.wait()
        second.SecondAnalyser.ask(self, words)

    monkeypatch.setattr(Remembering, "ask", dying)
    build(*ROWS, a_document("last", "Omaishoitajien kahvila"))

    assert Remembering.answers == [{}, {}]
    assert keys("omaishoitaja") == ["last"]


def test_a_few_rows_start_no_process() -> None:
    build(*ROWS[:3])
    assert not Remembering.started

    build(*ROWS[:4])
    assert len(Remembering.started) == 1
