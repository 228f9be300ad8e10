"""Old beside new, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kumaja.voice.consultations.domain.diff import Change, Kind, diff

TEXTS = st.text(st.sampled_from("ab c.\nä"), max_size=40)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_pieces(old: str, new: str) -> None:
    pieces = diff(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind is not Kind.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.kind is not Kind.REMOVED) == new


def test_a_changed_word_is_changed_as_a_whole() -> None:
    assert diff("Tilan saa arkisin kello 16 asti.", "Tilan saa iltaisin kello 16 asti.") == [
        Change(Kind.SAME, "Tilan saa "),
        Change(Kind.REMOVED, "arkisin"),
        Change(Kind.ADDED, "iltaisin"),
        Change(Kind.SAME, " kello 16 asti."),
    ]


def test_a_word_left_alone_between_changes_is_read_with_them() -> None:
    pieces = diff(
        "Avain haetaan aulasta ja palautetaan heti.", "Ovi avataan koodilla ja suljetaan."
    )
    assert [piece.kind for piece in pieces] == [Kind.REMOVED, Kind.ADDED, Kind.SAME]
    assert pieces[-1].text == "."


def test_the_same_text_is_one_piece_and_no_text_is_none() -> None:
    assert diff("Sama.", "Sama.") == [Change(Kind.SAME, "Sama.")]
    assert diff("", "") == []
