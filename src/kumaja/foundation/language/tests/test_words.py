"""How text falls into words."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.language.domain.words import LONGEST_WORD, Word, words_in


def test_a_hyphen_inside_a_word_stays_and_one_around_it_goes() -> None:
    assert list(words_in("Ruoka-apua (ti- ja to-iltana), EU:n tuki")) == [
        "ruoka-apua", "ti", "ja", "to-iltana", "eu:n", "tuki",
    ]  # fmt: skip


def test_decomposed_letters_and_soft_hyphens_make_the_same_word() -> None:
    assert list(words_in(unicodedata.normalize("NFD", "ÄI\u00adTIÄ"))) == ["äitiä"]


def test_a_monster_comes_in_pieces() -> None:
    assert list(words_in("a-b-c-d-e")) == ["a", "b", "c", "d", "e"]
    assert words_in("a\uff0db\uff0dc\uff0dd\uff0de") == ["a", "b", "c", "d", "e"]
    assert [len(piece) for piece in words_in("x" * 5000)] == [LONGEST_WORD]


def test_all_forms_of_a_word_come_once() -> None:
    word = Word(("omaishoitaja",), parts=("omainen", "hoitaja", "omainen"), joined=())

    assert word.terms == ("omaishoitaja", "omainen", "hoitaja")


@given(st.text(max_size=300))
def test_words_are_short_and_without_spaces(text: str) -> None:
    for word in words_in(text):
        assert 0 < len(word) <= LONGEST_WORD
        assert not any(sign.isspace() or sign == "\0" for sign in word)
