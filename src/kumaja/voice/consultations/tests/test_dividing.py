"""Points are pieces of what was said, in its own words and order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kumaja.voice.consultations.domain.dividing import (
    Piece,
    joined,
    proposed,
    sentences_of,
    split,
)
from kumaja.voice.contributions.domain.kinds import LONGEST_POINT, MOST_POINTS

WORDS = st.text(alphabet="abcåäö .!?\n-1)", max_size=400)


def test_each_paragraph_and_each_item_of_a_list_is_proposed_as_a_point() -> None:
    said = "Tila on kylmä.\n\n- Ovi on raskas.\n- Avain puuttuu."

    assert [piece.text for piece in proposed(said, "Antakaa avain.")] == [
        "Tila on kylmä.", "Ovi on raskas.", "Avain puuttuu.", "Antakaa avain.",
    ]  # fmt: skip


def test_a_sentence_does_not_end_in_an_abbreviation() -> None:
    assert sentences_of("Tila aukeaa klo. 16. Se on esim. Jokelassa.") == (
        "Tila aukeaa klo. 16.", "Se on esim. Jokelassa.",
    )  # fmt: skip


@given(WORDS)
def test_no_word_is_lost_or_added(text: str) -> None:
    whole = " ".join(piece.text for piece in proposed(text)).split()
    letters = [word.strip("-1).") for word in text.split()]

    assert [word.strip("-1).") for word in whole if word.strip("-1).")] == [
        word for word in letters if word
    ]
    assert len(proposed(text)) <= MOST_POINTS


@given(st.lists(st.text("ab. ", min_size=1, max_size=20), min_size=1, max_size=6), st.integers())
def test_joining_keeps_all_words(texts: list[str], at: int) -> None:
    pieces = tuple(Piece(text) for text in texts)
    after = joined(pieces, at)

    assert " ".join(piece.text for piece in after).split() == " ".join(texts).split()


def test_what_is_split_is_joined_again_to_the_same() -> None:
    pieces = (Piece("Ovi on raskas. Avain puuttuu.", "q1"),)
    halves = split(pieces, 0, 1)

    assert halves == (Piece("Ovi on raskas.", "q1"), Piece("Avain puuttuu.", "q1"))
    assert joined(halves, 1) == pieces
    assert split(pieces, 0, 2) == pieces
    assert split(pieces, 4, 1) == pieces


def test_a_text_too_long_for_a_point_is_cut_at_its_sentences() -> None:
    text = " ".join(["Avain puuttuu aina."] * 400)

    assert all(len(piece.text) <= LONGEST_POINT for piece in proposed(text))
    assert len(proposed(text)) == 2
