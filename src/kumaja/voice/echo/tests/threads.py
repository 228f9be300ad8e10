"""Threads for tests: the story of a club room, whole and in all its states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kumaja.foundation.core.domain.text import Text
from kumaja.voice.echo.domain.states import PointState, ToldBy, VerdictKind
from kumaja.voice.echo.domain.thread import (
    Thread,
    ThreadAnswer,
    ThreadChange,
    ThreadDecision,
    ThreadPoint,
    ThreadVerdict,
    Told,
)

S = PointState
COUNTY = "Keski-Uudenmaan hyvinvointialue"
WORDS = (
    "Tila on saatava käyttöön myös illalla.",
    "Avaimen saa puhelimella, ei vain nettivarauksella.",
    "Tila on esteetön ja lähellä asemaa.",
    "Vuokra on enintään 10 euroa kerta, ja pienimmiltä yhdistyksiltä ei peritä mitään.",
    "Terveysaseman takkahuone säilytetään.",
)
DECISION = ThreadDecision(
    COUNTY, Text("Aluehallitus", "fi"), date(2026, 5, 5), "§ 61",
    Text("Yhdeksän tilaa avataan yhdistyksille iltaisin.", "fi"),
)  # fmt: skip
CHANGE = ThreadChange(
    Text("Kohta 4.2, tilojen käyttö", "fi"),
    Text("Tilat ovat yhdistysten käytössä arkisin klo 8–16.", "fi"),
    Text("Tilat ovat yhdistysten käytössä arkisin klo 8–21.", "fi"),
)


def fi(words: str) -> Text:
    """Return a Finnish text."""
    return Text(words, "fi")


def point(number: int, state: PointState, words: str = "", owner: str = COUNTY) -> ThreadPoint:
    """Return a point with an answer of that state."""
    spoken = fi(words or WORDS[(number - 1) % len(WORDS)])
    if state == S.OPEN:
        return ThreadPoint(number, spoken, (ThreadAnswer(owner),))
    answer = ThreadAnswer(
        owner, state, fi("Huone puretaan, koska sen ilma on huono."), "osallisuussuunnittelija",
        date(2026, 4, 9), change=CHANGE if state == S.TAKEN and number == 1 else None,
        belongs_to="Tuusulan kunta" if state == S.OUT_OF_REMIT else "",
    )  # fmt: skip
    return ThreadPoint(number, spoken, (answer,))


def closed() -> Thread:
    """Return the whole way: three taken, one in part, one not; told and judged."""
    states = (S.TAKEN, S.TAKEN, S.TAKEN, S.TAKEN_IN_PART, S.NOT_TAKEN)
    return Thread(
        number="2026-0143",
        title=fi("Kerhotila suljetaan, eikä meillä ole minne mennä"),
        speaker="Vierellä Jokelassa ry",
        said_on=date(2026, 3, 12),
        points=tuple(point(number, state) for number, state in enumerate(states, start=1)),
        today=date(2026, 11, 21),
        basis="board",
        members=86,
        took_part=34,
        answers_from=COUNTY,
        decisions=(DECISION,),
        told=Told(date(2026, 5, 13), ToldBy.LETTER, is_opened=True),
        verdict=ThreadVerdict(VerdictKind.PARTLY, date(2026, 5, 20)),
    )


def with_hole() -> Thread:
    """Return three points of which one waits: nothing was told."""
    points = (point(1, S.TAKEN), point(2, S.NOT_TAKEN), point(3, S.OPEN))
    return replace(
        closed(), points=points, decisions=(), told=None, verdict=None,
        due_on=date(2026, 4, 30), today=date(2026, 5, 12), reminded_on=date(2026, 5, 3),
    )  # fmt: skip


def unanswered() -> Thread:
    """Return a voice that has only arrived."""
    points = tuple(point(n, S.OPEN) for n in (1, 2))
    return replace(with_hole(), points=points, due_on=date(2026, 6, 30), reminded_on=None)


def of_two_owners() -> Thread:
    """Return a voice to a county and a town, each with its own decision."""
    town = "Keravan kaupunki"
    other = ThreadDecision(town, fi("Kaupunginhallitus"), date(2026, 5, 11), "§ 118")
    states = (S.TAKEN, S.TAKEN_IN_PART, S.ALREADY_SO, S.TAKEN)
    points = tuple(
        point(n, state, owner=town if n > 2 else COUNTY) for n, state in enumerate(states, start=1)
    )
    return replace(closed(), points=points, decisions=(DECISION, other))


def of_many_points() -> Thread:
    """Return twelve points of five states."""
    states: tuple[PointState, ...] = (S.TAKEN,) * 5 + (S.TAKEN_IN_PART,) * 2 + (S.NOT_TAKEN,) * 3
    states += (S.ALREADY_SO, S.OUT_OF_REMIT)
    points = tuple(point(number, state) for number, state in enumerate(states, start=1))
    return replace(closed(), points=points)


def out_of_remit() -> Thread:
    """Return one point that belongs elsewhere: told, though nothing was decided."""
    return replace(closed(), points=(point(1, S.OUT_OF_REMIT),), decisions=(), verdict=None)


def withdrawn() -> Thread:
    """Return a voice that was taken back."""
    return replace(
        closed(), title=fi(""), points=(), decisions=(), told=None, verdict=None,
        withdrawn_on=date(2026, 3, 20),
    )  # fmt: skip


ALL = {
    "closed": closed, "hole": with_hole, "unanswered": unanswered, "owners": of_two_owners,
    "many": of_many_points, "elsewhere": out_of_remit, "withdrawn": withdrawn,
}  # fmt: skip
