"""The answer in one breath: what became of the points, made from the figures.

The three languages build this sentence so differently that each has a grammar of its own here:
a catalogue would need a message for every combination of states.
"""

from __future__ import annotations

from collections.abc import Sequence

from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.domain.thread import Thread, counts
from kumaja.voice.echo.queries.numerals import as_part, from_among, in_words

S = PointState
_AND = {"fi": "ja", "sv": "och", "en": "and"}
_AFTER = {
    "fi": {S.TAKEN_IN_PART: "{n} osittain", S.NOT_TAKEN: "{n} ei"},
    "sv": {S.TAKEN_IN_PART: "{n} delvis", S.NOT_TAKEN: "{n} inte"},
    "en": {S.TAKEN_IN_PART: "{n} in part", S.NOT_TAKEN: "{n} not"},
}
_FI = {
    S.TAKEN: "{n} otettiin huomioon",
    S.TAKEN_IN_PART: "{n} otettiin osittain huomioon",
    S.NOT_TAKEN: "{part} ei otettu huomioon",
    S.OUT_OF_REMIT: "{n} kuuluu toisaalle",
    S.ALREADY_SO: "{n} on jo näin",
    S.OPEN: "{n} odottaa vastausta",
}
_SV_FIRST = {
    S.TAKEN: "beaktades {n}",
    S.TAKEN_IN_PART: "beaktades {n} delvis",
    S.NOT_TAKEN: "lämnades {n} utan beaktande",
    S.OUT_OF_REMIT: "hör {n} till någon annan",
    S.ALREADY_SO: "är {n} redan så",
    S.OPEN: "väntar {n} på svar",
}
_SV = {
    S.TAKEN: "{n} beaktades",
    S.TAKEN_IN_PART: "{n} beaktades delvis",
    S.NOT_TAKEN: "{n} beaktades inte",
    S.OUT_OF_REMIT: "{n} hör till någon annan",
    S.ALREADY_SO: "{n} är redan så",
    S.OPEN: "{n} väntar på svar",
}
_EN = {
    S.TAKEN: ("{n} was taken in", "{n} were taken in"),
    S.TAKEN_IN_PART: ("{n} was taken in part", "{n} were taken in part"),
    S.NOT_TAKEN: ("{n} was not taken in", "{n} were not taken in"),
    S.OUT_OF_REMIT: ("{n} belongs elsewhere", "{n} belong elsewhere"),
    S.ALREADY_SO: ("{n} is already so", "{n} are already so"),
    S.OPEN: ("{n} awaits an answer", "{n} await an answer"),
}
_ONLY = {"fi": "ainoa kohta", "sv": "den enda punkten", "en": "the only point"}


def sentence(thread: Thread, language: str) -> str:
    """Return what became of the points: `Viidestä kohdasta kolme otettiin huomioon…`."""
    return sentence_of(counts(thread), language)


def sentence_of(found: Sequence[tuple[PointState, int]], language: str) -> str:
    """Return the same of counted states, in the order of telling."""
    total = sum(n for _state, n in found)
    if not total:
        return ""
    if total == 1:
        only = _ONLY[language]
        return _sentence(_clause(found[0][0], 1, language).format(n=only, part="ainoaa kohtaa"))
    clauses = [_worded(state, n, language, place) for place, (state, n) in enumerate(found)]
    return _sentence(f"{_of_all(total, language)} {_joined(clauses, _AND[language])}")


def _of_all(total: int, language: str) -> str:
    if language == "fi":
        return f"{from_among(total)} kohdasta"
    return f"{'av' if language == 'sv' else 'of'} {in_words(total, language)} " + (
        "punkter" if language == "sv" else "points"
    )


def _worded(state: PointState, number: int, language: str, place: int) -> str:
    form = _clause(state, number, language)
    if place and _follows_taking(state):
        form = _AFTER[language].get(state, form)
    elif not place and language == "sv":
        form = _SV_FIRST[state]
    return form.format(n=in_words(number, language), part=as_part(number))


def _clause(state: PointState, number: int, language: str) -> str:
    if language == "en":
        return _EN[state][number > 1]
    return _FI[state] if language == "fi" else _SV[state]


def _follows_taking(state: PointState) -> bool:
    """Test whether the clause shares its verb with the one before it.

    In the order of telling only *taken* and *in part* can stand before these two.
    """
    return state in {S.TAKEN_IN_PART, S.NOT_TAKEN}


def _joined(clauses: list[str], word: str) -> str:
    *most, last = clauses
    return f"{', '.join(most)} {word} {last}" if most else last


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
