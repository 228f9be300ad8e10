"""Where a word from the field stands, who may see it, what coordination does with it."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final

LONGEST_WORD: Final = 4_000  # one point of a view
LONGEST_LINE: Final = 200
LONGEST_HELP: Final = 2_000
# More than a person sends: what one network takes an hour, one address and one person a day.
MOST_AN_HOUR: Final = 10
MOST_AN_ADDRESS: Final = 5
MOST_A_PERSON: Final = 20
UNDO_LIFE: Final = timedelta(days=30)
KEEP_RESIDENTS: Final = timedelta(days=730)


class Standing(StrEnum):
    """How far a word has come (perillä, luettu, viety eteenpäin, kerrottu)."""

    NEW = "new"
    READ = "read"
    FORWARDED = "forwarded"
    TOLD = "told"


ORDER: Final = (Standing.NEW, Standing.READ, Standing.FORWARDED, Standing.TOLD)


class Wish(StrEnum):
    """Who may see a word once coordination has read it: everyone, the network, nobody else."""

    EVERYONE = "everyone"
    NETWORK = "network"
    COORDINATION = "coordination"


class Act(StrEnum):
    """What coordination does with a word."""

    JOIN = "join"
    TO_MATTER = "to_matter"
    OPEN_MATTER = "open_matter"
    ASK_WHO = "ask_who"
    ANSWER = "answer"


# A word is tied to one thing at a time: to another word, or to a matter.
TYING: Final = (Act.JOIN, Act.TO_MATTER, Act.OPEN_MATTER)
OF_MATTERS: Final = (Act.TO_MATTER, Act.OPEN_MATTER)


class Step(StrEnum):
    """What the sender is told of."""

    ARRIVED = "arrived"
    READ = "read"
    ACTED = "acted"
    UNDONE = "undone"
    WENT_ON = "went_on"
    ENDED = "ended"


def reached(standing: Standing) -> int:
    """Return how many arcs of the ring are drawn."""
    return ORDER.index(standing) + 1
