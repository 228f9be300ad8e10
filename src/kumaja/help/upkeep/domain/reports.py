"""What can be told to be wrong, and what becomes of it."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

LONGEST = 1_000  # letters
# More than a person sends: what one network, one address and one record take in.
MOST_AN_HOUR = 10
MOST_WAITING = 20
MOST_ANSWERS_A_DAY = 3
KEEP_SETTLED = timedelta(days=90)


class ReportState(StrEnum):
    """Where a report is: it waits, what it says was mended, or all was right already."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Told(StrEnum):
    """The part of a record that is told to be wrong."""

    NAME = "name"
    TEXT = "text"
    TIMES = "times"
    PLACE = "place"
    CONTACT = "contact"
    PRICE = "price"
    PEOPLE = "people"
    LANGUAGES = "languages"
    ACCESS = "access"
    ENDED = "ended"
    OTHER = "other"


OF_ACTIVITY = tuple(Told)
OF_ORGANISATION = (
    Told.NAME, Told.TEXT, Told.PLACE, Told.CONTACT, Told.LANGUAGES, Told.ENDED, Told.OTHER,
)  # fmt: skip


def told_in(text: str) -> Told:
    """Return the part that an address names; what names none is something else."""
    return Told(text) if text in set(Told) else Told.OTHER
