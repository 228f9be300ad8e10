"""Asking to be let in: what can be asked, where it stands, and how much of it is taken in."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

LONGEST = 1_000  # letters
# More than a person sends: from one network an hour, to one address a day.
MOST_AN_HOUR = 6
MOST_A_DAY = 3
KEEP_UNCONFIRMED = timedelta(days=7)
KEEP_SETTLED = timedelta(days=180)
LINK_LIFE = timedelta(days=180)
USUAL_TERM = timedelta(days=2 * 365)


class Wish(StrEnum):
    """What somebody asks for."""

    JOIN = "join"  # an organisation that is not here yet
    ACT = "act"  # to act for one that is here
    CLAIM = "claim"  # to take a record that nobody keeps into care


class RequestState(StrEnum):
    """Where a request stands."""

    UNCONFIRMED = "unconfirmed"  # whose mail it is is not known
    WAITING = "waiting"
    ASKED = "asked"  # something more was asked of the asker
    ACCEPTED = "accepted"
    DECLINED = "declined"


OPEN = frozenset({RequestState.UNCONFIRMED, RequestState.WAITING, RequestState.ASKED})
SETTLED = frozenset({RequestState.ACCEPTED, RequestState.DECLINED})
