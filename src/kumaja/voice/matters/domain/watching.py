"""What a feed tells of coming matters, and what coordination did with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SuggestionState(StrEnum):
    """What coordination did with what a feed told: took it up, joined or dropped it."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    JOINED = "joined"
    DROPPED = "dropped"


class FeedKind(StrEnum):
    """What a feed lists: agendas of those who decide, or requests for statements."""

    AGENDAS = "agendas"
    REQUESTS = "requests"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a feed tells: what it is known by, its words, its address, its day."""

    uid: str
    title: str
    summary: str
    url: str
    day: date | None
