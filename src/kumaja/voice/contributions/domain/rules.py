"""The ground rules of texts: on which grounds a text is hidden, and how quickly that is decided."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final

from kumaja.voice.contributions.domain.kinds import SpeakerKind

LONGEST_WORDS: Final = 1_000
LONGEST_FACTS: Final = 2_000
DECIDE_IN: Final = timedelta(days=7)
RULE_IN: Final = timedelta(days=14)
# As long as the Digital Services Act asks of a complaint about such a decision (article 20).
APPEAL_WITHIN: Final = timedelta(days=183)
KEEP_SETTLED: Final = timedelta(days=365)
# More than a person sends: what one network and one address take in.
MOST_AN_HOUR: Final = 10
MOST_ANSWERS_A_DAY: Final = 3


class Ground(StrEnum):
    """Why a text is hidden: the list on the page of the ground rules, and nothing beside it."""

    CLIENT = "client"
    DANGER = "danger"
    UNLAWFUL = "unlawful"
    POSING = "posing"
    INSULT = "insult"
    SPAM = "spam"


# An association is never hidden for its tone, nor for repeating itself.
OF_EVERYONE: Final = (Ground.CLIENT, Ground.DANGER, Ground.UNLAWFUL, Ground.POSING)


class CameBy(StrEnum):
    """What made coordination look at the text: somebody's report, or its own reading."""

    REPORT = "report"
    OWN = "own"


class ReportOutcome(StrEnum):
    """What became of a report: it waits, the text was hidden, or left as it is."""

    WAITING = "waiting"
    HIDDEN = "hidden"
    LEFT = "left"


class Ruling(StrEnum):
    """What became of a hiding: nothing yet, the text is shown again, or it stays hidden."""

    NONE = ""
    RESTORED = "restored"
    KEPT = "kept"


class ToldBy(StrEnum):
    """How the speaker was told."""

    MAIL = "mail"
    LETTER = "letter"
    PHONE = "phone"
    UNREACHABLE = "unreachable"


def grounds_for(kind: str) -> tuple[Ground, ...]:
    """Return on which grounds a text of such a speaker can be hidden."""
    return tuple(Ground) if kind == SpeakerKind.RESIDENT else OF_EVERYONE
