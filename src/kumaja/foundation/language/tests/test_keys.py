"""Keys for order and likeness."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.language.domain.keys import KEY_LENGTH, match_key, sort_key


def test_the_letters_after_z_stand_last_in_their_order() -> None:
    names = ["Öljy", "Zorro", "Ärjä", "Åbo", "Äijä", "Vantaa", "Ahti", "åland"]

    assert sorted(names, key=sort_key) == [
        "Ahti", "Vantaa", "Zorro", "Åbo", "åland", "Äijä", "Ärjä", "Öljy",
    ]  # fmt: skip


def test_an_english_reader_finds_them_under_a_and_o() -> None:
    names = ["Åbo", "Bob", "Öja", "Paul"]

    assert sorted(names, key=lambda name: sort_key(name, "en")) == ["Åbo", "Bob", "Öja", "Paul"]


def test_numbers_are_ordered_by_their_size_and_before_letters() -> None:
    names = ["Kerho a", "Kerho 10", "Kerho 2", "Kerho", "Kerhola"]

    assert sorted(names, key=sort_key) == ["Kerho", "Kerho 2", "Kerho 10", "Kerho a", "Kerhola"]


def test_a_shorter_first_word_stands_before_a_longer_one() -> None:
    assert sort_key("Ava ry") < sort_key("Avara")


def test_punctuation_and_case_do_not_move_a_name() -> None:
    assert sort_key("”Sote-väki”") == sort_key("sote väki")


def test_decomposed_letters_are_the_same_letters() -> None:
    name = "Äänekäs Åke"

    assert sort_key(unicodedata.normalize("NFD", name)) == sort_key(name)
    assert match_key(unicodedata.normalize("NFD", name)) == match_key(name)


def test_a_name_with_a_letter_of_another_script_is_the_same_name() -> None:
    assert match_key("Vierellä J\u043ekelassa ry") == match_key("VIERELLÄ  jokelassa, ry\u200b")


def test_an_a_with_dots_is_another_letter() -> None:
    assert match_key("Nakki") != match_key("Näkki")


@given(st.text(max_size=400))
def test_any_text_has_keys_that_fit_and_that_any_database_orders_alike(text: str) -> None:
    key = sort_key(text)

    assert len(key) <= KEY_LENGTH
    assert set(key) <= set("0123456789abcdefghijklmnopqrstuvwxyz")
    assert len(match_key(text)) <= KEY_LENGTH
    assert "\0" not in match_key(text)


@given(st.text(max_size=60))
def test_the_key_of_a_key_stays(text: str) -> None:
    assert match_key(match_key(text)) == match_key(text)
