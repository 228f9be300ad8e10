"""The Finnish back ends, word by word."""

from __future__ import annotations

import csv
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.language.domain.words import Analyser
from kumaja.foundation.language.engine.analysers import UnknownAnalyser, analyse, finnish, signature
from kumaja.foundation.language.engine.libvoikko import CANARY, LibvoikkoAnalyser

OWN = Path(__file__).parent / "data" / "morphology.tsv"
SHARED = Path(__file__).resolve().parents[6] / "shared" / "search" / "morphology.tsv"
DEAFENING = "-".join(["sosiaali"] * 9)


def back_end(name: str) -> Analyser:
    try:
        return finnish(name)
    except UnknownAnalyser as error:
        pytest.skip(str(error))


def hits(file: Path, analyser: Analyser) -> dict[str, int]:
    """Count found lemmas, found parts, and words rightly left whole."""
    counted = {"lemma": 0, "parts": 0, "whole": 0}
    with file.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            word = analyser.analyse(row["form"])
            counted["lemma"] += row["lemma"] in word.lemmas
            if row["parts"]:
                counted["parts"] += set(row["parts"].split()) <= set(word.terms)
            else:
                counted["whole"] += not word.parts
    return counted


@pytest.mark.parametrize("name", ["libvoikko", "pyvoikko"])
def test_own_words_are_understood(name: str) -> None:
    assert hits(OWN, back_end(name)) == {"lemma": 16, "parts": 12, "whole": 4}


@pytest.mark.parametrize("name", ["libvoikko", "pyvoikko"])
def test_the_shared_words_are_understood(name: str) -> None:
    if not SHARED.exists():
        pytest.skip("../shared/search/morphology.tsv is absent")
    found = hits(SHARED, back_end(name))

    assert found["lemma"] >= 76
    assert found["parts"] >= 58
    assert found["whole"] == 16


def test_without_a_dictionary_a_word_keeps_its_stem() -> None:
    snowball = finnish("snowball")

    assert snowball.analyse("yhdistyksen").lemmas == snowball.analyse("yhdistyksessä").lemmas
    assert not snowball.analyse("yhdistyksen").is_known


def test_an_unknown_word_is_found_as_it_stands_and_by_its_stem() -> None:
    word = back_end("libvoikko").analyse("omaishoitjalle")

    assert "omaishoitjalle" in word.lemmas
    assert len(word.lemmas) == 2
    assert not word.is_known


def test_the_trap_is_real_and_a_handle_that_fell_into_it_is_replaced() -> None:
    analyser = back_end("libvoikko")
    assert isinstance(analyser, LibvoikkoAnalyser)
    handle = analyser._handle()  # noqa: SLF001 - made deaf on purpose
    handle.analyze(DEAFENING)
    if handle.analyze(CANARY):
        pytest.skip("this libvoikko does not go deaf")

    assert analyser.analyse("yhdistyksen").lemmas == ("yhdistys",)
    assert analyser._handle() is not handle  # noqa: SLF001


def test_such_a_word_is_not_given_to_the_handle() -> None:
    analyser = back_end("libvoikko")
    assert isinstance(analyser, LibvoikkoAnalyser)
    handle = analyser._handle()  # noqa: SLF001
    for word in (DEAFENING, "a-" * 60, "x" * 5000, "nul\0li"):
        assert not analyser.analyse(word).is_known

    assert handle.analyze(CANARY)


def test_each_thread_has_a_handle_of_its_own() -> None:
    analyser = back_end("libvoikko")
    assert isinstance(analyser, LibvoikkoAnalyser)
    handles = [analyser._handle()]  # noqa: SLF001
    other = threading.Thread(target=lambda: handles.append(analyser._handle()))  # noqa: SLF001
    other.start()
    other.join()

    assert handles[0] is not handles[1]


def test_a_back_end_that_is_not_there_is_named() -> None:
    with pytest.raises(UnknownAnalyser, match="libvoikko, pyvoikko, snowball"):
        finnish("aspell")


def test_swedish_and_english_words_keep_their_stems() -> None:
    assert analyse("sv", "närståendevårdaren") == analyse("sv", "närståendevårdare")
    assert analyse("en", "caring") == analyse("en", "cares")


def test_the_signature_names_the_back_ends() -> None:
    finnish_part, swedish_part, english_part = signature().split()
    assert finnish_part.startswith(("libvoikko-", "pyvoikko-", "snowball-"))
    assert swedish_part.startswith("snowball-")
    assert english_part.startswith("snowball-")


@pytest.mark.parametrize("name", ["libvoikko", "pyvoikko", "snowball"])
def test_any_word_has_at_least_one_form(name: str) -> None:
    analyser = back_end(name)

    @given(st.text(min_size=1, max_size=60))
    def holds(word: str) -> None:
        assert analyser.analyse(word).lemmas

    holds()
