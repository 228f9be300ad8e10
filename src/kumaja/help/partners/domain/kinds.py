"""What a public body asks associations for, and where a request and an invitation are."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Cooperation(StrEnum):
    """The kind of cooperation that is asked for, in the words of the field."""

    PLANNING = "planning"
    INFORMATION = "information"
    EVENT = "event"
    REFERRAL = "referral"
    TRAINING = "training"
    EXPERIENCE = "experience"
    PREMISES = "premises"


class RequestState(StrEnum):
    """Where a request is."""

    DRAFT = "draft"
    SENT = "sent"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Answer(StrEnum):
    """What an association has answered."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Way(StrEnum):
    """How an answer came: by the mailed link, on the desk, or told to coordination."""

    LINK = "link"
    DESK = "desk"
    COORDINATION = "coordination"


LONGEST_NEED: Final = 3_000
LONGEST_MESSAGE: Final = 2_000
# A hundred mails at once are no question any more; a network is asked as a whole.
MOST_INVITED: Final = 40
MOST_SENT_A_DAY: Final = 5
