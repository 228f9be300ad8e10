"""The seven values, the two ways of reading them, and what can be said of each."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Final


class Value(IntEnum):
    """The seven values of participation (osallistumisen perusarvot; M18), as IAP2 numbers them."""

    VOICE = 1
    PROMISE = 2
    NEEDS = 3
    REACH = 4
    WAY = 5
    INFORMATION = 6
    ANSWER = 7


class Reading(StrEnum):
    """How a value is read: as Kumaja's own material reads it, or by the stricter measure.

    The stricter one follows IAP2's core values; its words here are our own.
    """

    KUMAJA = "kumaja"
    STRICT = "strict"


class Standing(StrEnum):
    """What the evidence says; missing evidence is not the same as a no."""

    HOLDS = "holds"
    IN_PART = "in_part"
    FAILS = "fails"
    NOT_YET = "not_yet"
    NO_DATA = "no_data"
    IDLE = "idle"  # there was nothing to look at: nobody stayed silent, nobody asked


class NeedKind(StrEnum):
    """What a side brings: what it needs, what it would like, what binds it."""

    NEED = "need"
    INTEREST = "interest"
    CONSTRAINT = "constraint"


class About(StrEnum):
    """What is looked at: each is one figure that opens to its rows."""

    CHANNEL = "channel"
    HEARD = "heard"
    PROMISED = "promised"
    STOOD = "stood"
    KEPT = "kept"
    REFERS = "refers"
    RECORDED = "recorded"
    DISCUSSED = "discussed"
    CONSTRAINTS = "constraints"
    CONSTRAINTS_DISCUSSED = "constraints-discussed"
    INVITED = "invited"
    HELPED = "helped"
    ANSWERED = "answered"
    SECOND = "second-contact"
    WAY_ASKED = "way-asked"
    PLANNED = "planned"
    CHANGED = "changed"
    MATERIAL = "material"
    FIVE_WEEKS = "five-weeks"
    LANGUAGES = "languages"
    EASY = "easy"
    QUESTIONS = "questions"
    KNEW = "knew-enough"
    POINTS = "points"
    TOLD = "told"
    UNDERSTOOD = "understood"
    LISTENED = "listened"


_BOTH: Final = frozenset(Reading)
_STRICT: Final = frozenset({Reading.STRICT})
# Which reading asks for what. Where both ask for the same, the stricter one asks for more beside.
ASKED_BY: Final[dict[About, frozenset[Reading]]] = {
    About.CHANNEL: _BOTH,
    About.HEARD: _STRICT,
    About.PROMISED: _BOTH,
    About.STOOD: _STRICT,
    About.KEPT: _BOTH,
    About.REFERS: _STRICT,
    About.RECORDED: _BOTH,
    About.DISCUSSED: _BOTH,
    About.CONSTRAINTS: _BOTH,
    About.CONSTRAINTS_DISCUSSED: _STRICT,
    About.INVITED: _BOTH,
    About.HELPED: _BOTH,
    About.ANSWERED: _STRICT,
    About.SECOND: _STRICT,
    About.WAY_ASKED: _BOTH,
    About.PLANNED: _STRICT,
    About.CHANGED: _STRICT,
    About.MATERIAL: _BOTH,
    About.FIVE_WEEKS: _STRICT,
    About.LANGUAGES: _BOTH,
    About.EASY: _STRICT,
    About.QUESTIONS: _BOTH,
    About.KNEW: _STRICT,
    About.POINTS: _BOTH,
    About.TOLD: _BOTH,
    About.UNDERSTOOD: _STRICT,
    About.LISTENED: _STRICT,
}
