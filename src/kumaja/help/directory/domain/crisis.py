"""When help is needed at once: for what, and which lines are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import zip_longest
from typing import Final

from kumaja.foundation.core.domain.text import Text

EMERGENCY: Final = "112"
MOST_LINES: Final = 3  # who is in danger reads no list


class CrisisTopic(StrEnum):
    """What a search may tell of that must not wait."""

    VIOLENCE = "violence"
    SUICIDE = "suicide"
    CHILD = "child"
    POISONING = "poisoning"
    ELDER_ABUSE = "elder_abuse"


# Life situations whose own page tells of danger.
TOPICS_OF_SITUATIONS: Final = {
    "violence-at-home": CrisisTopic.VIOLENCE,
    "lost-hope": CrisisTopic.SUICIDE,
}


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """A line as a reader sees it; `is_open` is None when its hours are not known for sure."""

    number: str
    name: Text
    hours: Text
    languages: tuple[str, ...]
    topics: tuple[str, ...]
    checked_on: date | None
    is_open: bool | None


def lines_for(
    topics: Sequence[CrisisTopic], lines: Iterable[CrisisLine], language: str
) -> tuple[CrisisLine, ...]:
    """Return at most three lines: each topic's best first, then what is left of each.

    The emergency number leads, a closed line ends; between them those who speak the reader's
    language come before those who don't, in the order in which they are kept.
    """
    ordered = sorted(lines, key=lambda line: _rank(line, language))
    queues = [[line for line in ordered if topic in line.topics] for topic in topics]
    turns = (line for turn in zip_longest(*queues) for line in turn if line)
    picked = list(dict.fromkeys(turns))[:MOST_LINES]
    return tuple(sorted(picked, key=ordered.index))


def _rank(line: CrisisLine, language: str) -> tuple[bool, bool, bool]:
    return line.number != EMERGENCY, line.is_open is False, language not in line.languages
