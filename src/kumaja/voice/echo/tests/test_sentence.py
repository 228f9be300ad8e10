"""The sentence of an echo reads as a person would say it, in three languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.queries.sentence import sentence
from kumaja.voice.echo.tests.threads import closed, of_many_points, point, withdrawn

S = PointState
FIVE = (S.TAKEN, S.TAKEN, S.TAKEN, S.TAKEN_IN_PART, S.NOT_TAKEN)


@pytest.mark.parametrize(
    ("language", "states", "told"),
    [
        ("fi", FIVE, "Viidestä kohdasta kolme otettiin huomioon, yksi osittain ja yksi ei."),
        ("sv", FIVE, "Av fem punkter beaktades tre, en delvis och en inte."),
        ("en", FIVE, "Of five points three were taken in, one in part and one not."),
        ("fi", (S.NOT_TAKEN,) * 2 + (S.OPEN,),
         "Kolmesta kohdasta kahta ei otettu huomioon ja yksi odottaa vastausta."),
        ("sv", (S.NOT_TAKEN,) * 2 + (S.OPEN,),
         "Av tre punkter lämnades två utan beaktande och en väntar på svar."),
        ("en", (S.NOT_TAKEN,) * 2 + (S.OPEN,),
         "Of three points two were not taken in and one awaits an answer."),
        ("fi", (S.OUT_OF_REMIT,), "Ainoa kohta kuuluu toisaalle."),
        ("fi", (S.NOT_TAKEN,), "Ainoaa kohtaa ei otettu huomioon."),
        ("sv", (S.NOT_TAKEN,), "Den enda punkten beaktades inte."),
        ("fi", (S.OPEN,) * 13, "13 kohdasta 13 odottaa vastausta."),
    ],
)  # fmt: skip
def test_what_became_of_the_points(
    language: str, states: tuple[PointState, ...], told: str
) -> None:
    points = tuple(point(number, state) for number, state in enumerate(states, start=1))

    assert sentence(replace(closed(), points=points), language) == told


def test_every_count_up_to_twelve_is_a_word() -> None:
    assert not any(sign.isdigit() for sign in sentence(of_many_points(), "fi"))


def test_nothing_is_said_of_no_points() -> None:
    assert sentence(withdrawn(), "fi") == ""
