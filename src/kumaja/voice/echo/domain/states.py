"""What became of a point, and what the one who spoke says of the answer."""

from __future__ import annotations

from enum import StrEnum


class PointState(StrEnum):
    """The one state of a point (SCREENS 2.11); each but *taken* has a reason in plain words."""

    OPEN = "open"
    TAKEN = "taken"
    TAKEN_IN_PART = "taken_in_part"
    NOT_TAKEN = "not_taken"
    OUT_OF_REMIT = "out_of_remit"
    ALREADY_SO = "already_so"

    @property
    def enters_decision(self) -> bool:
        """Test whether the point runs into the decision: taken, in part, or already so."""
        return self in {PointState.TAKEN, PointState.TAKEN_IN_PART, PointState.ALREADY_SO}

    @property
    def is_answered(self) -> bool:
        """Test whether it was answered, though nothing may have changed."""
        return self != PointState.OPEN


class VerdictKind(StrEnum):
    """What the one who spoke says of the answer (arvio)."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_UNDERSTOOD = "not_understood"


class Opinion(StrEnum):
    """An answer to “were you listened to” and “did you know enough”; empty when not given."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNSURE = "unsure"


class ToldBy(StrEnum):
    """How an answer was told."""

    MAIL = "mail"
    LETTER = "letter"
    PHONE = "phone"
    DESK = "desk"
