"""What is found, and in which order."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.index.domain.question import LONGEST_QUERY, Question, Sort, cleaned
from kumaja.foundation.index.engine import searcher
from kumaja.foundation.index.engine.folders import IndexMissing
from kumaja.foundation.index.tests.building import NOW, a_document, build, keys

TRAPS = [
    "x" * 100_000, "a-" * 50_000, "nul\0li", "👵🏽 yksin", "\u202eisääk", "'; DROP TABLE x; --",
    "name_fi:*", "(((", '"', "AND OR NOT", "\ud800", "*", "~1", "a\nb", "–", "<script>",
]  # fmt: skip


def test_inflected_words_are_found() -> None:
    build(a_document("a", "Torstaikerho omaishoitajille"), a_document("b", "Sauvakävely"))

    assert keys("omaishoitajille") == ["a"]


def test_decomposed_letters_are_found() -> None:
    build(a_document("a", "Äidin hoitaminen"))

    assert keys(unicodedata.normalize("NFD", "äidin")) == ["a"]


def test_rows_with_all_words_stand_before_those_with_some() -> None:
    build(
        a_document("some", "Jooga jooga jooga", summary=Trilingual(fi="Jooga. Jooga. Jooga.")),
        a_document("all", "Tuolijumppa", description=Trilingual(fi="Myös jooga ja musiikki.")),
    )

    assert keys("jooga musiikki") == ["all", "some"]


def test_an_exact_name_stands_on_top_in_any_language() -> None:
    named = Trilingual(fi="Muistipolku", sv="Minnets stig")
    build(
        *(a_document(f"b{i}", f"Muistipolku muistipolku {i}") for i in range(3)),
        a_document("a", name=named),
    )

    assert keys("muistipolku!")[0] == "a"
    assert keys("minnets STIG", language="fi")[0] == "a"


def test_a_word_in_the_name_weighs_more_than_in_the_description() -> None:
    build(
        a_document("text", "Kerho", description=Trilingual(fi="Kahvila on auki.")),
        a_document("name", "Kahvila", description=Trilingual(fi="Kerho on auki.")),
    )

    assert keys("kahvila ry")[0] == "name"


def test_a_record_in_another_language_is_found() -> None:
    build(a_document("sv", name=Trilingual(sv="Kamratstöd för närståendevårdare")))

    assert keys("kamratstödet", language="fi") == ["sv"]


def test_words_that_say_nothing_do_not_narrow() -> None:
    build(a_document("a", "Kerho"), a_document("b", "Olen ja en ole"))

    assert keys("en ole kerho") == ["a"]
    assert keys("olen ja en ole") == ["b"]


def test_another_region_is_never_met() -> None:
    build(a_document("a", "Kerho", regions=("pirkanmaa",)), a_document("b", "Kerho"))

    assert keys("kerho") == ["b"]
    assert keys() == ["b"]


def test_rows_are_ordered_by_name_or_by_the_nearest_time() -> None:
    build(
        a_document("ä", "Äijät", next_at=NOW + timedelta(days=3)),
        a_document("a", "Akat", next_at=None),
        a_document("o", "Olohuone", next_at=NOW + timedelta(days=1)),
    )

    assert keys(sort=Sort.NAME) == ["a", "o", "ä"]
    assert keys(sort=Sort.NEXT) == ["o", "ä", "a"]


def test_a_page_follows_another() -> None:
    build(*(a_document(f"{i:02}", f"Kerho {i:02}") for i in range(45)))

    pages = [keys(sort=Sort.NAME, offset=offset) for offset in (0, 20, 40)]
    assert [key for page in pages for key in page] == [f"{i:02}" for i in range(45)]


def test_names_are_suggested_by_their_beginning() -> None:
    build(a_document("a", "Vierellä Jokelassa ry"), a_document("b", "Sivukylien Ääni ry"))

    def suggested(text: str) -> list[str]:
        return [hit.key for hit in searcher.suggest("uusimaa", text)]

    assert suggested("vier") == ["a"]
    assert suggested("vierellä jok") == ["a"]
    assert suggested("ÄÄN") == ["b"]
    assert suggested("xyz") == suggested("") == []


def test_without_an_index_it_is_said() -> None:
    with pytest.raises(IndexMissing):
        keys("kerho")


@pytest.mark.parametrize("text", TRAPS)
def test_rubbish_is_cleaned_and_never_an_error(text: str) -> None:
    build(a_document("a", "Kerho"))

    assert len(cleaned(text)) <= LONGEST_QUERY
    assert keys(text) in ([], ["a"])
    searcher.suggest("uusimaa", text)


def test_any_text_may_be_asked() -> None:
    build(a_document("a", "Kerho"))

    @settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
    @given(st.text(max_size=300), st.sampled_from(["fi", "sv", "en"]))
    def holds(text: str, language: str) -> None:
        searcher.find(Question(region="uusimaa", text=cleaned(text), language=language))
        searcher.suggest("uusimaa", text)

    holds()


def test_an_exact_name_comes_before_rows_that_say_the_word_more() -> None:
    more = a_document("more", "Kerho kerho", words=Trilingual(fi="kerho kerho"))
    build(more, a_document("exact", "Kerho!", description=Trilingual(fi="Muuta tekstiä. " * 9)))

    assert keys("kerho") == ["exact", "more"]
