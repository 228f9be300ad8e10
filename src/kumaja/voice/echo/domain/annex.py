"""What an annex shows to whom, and which of what was said stands in it as a dissent."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from kumaja.voice.contributions.domain.kinds import Seen, SpeakerKind
from kumaja.voice.echo.domain.states import PointState, VerdictKind


class Reader(StrEnum):
    """Whom an annex is for: the bodies that asked, with their registry office, or everyone."""

    BODY = "body"
    EVERYONE = "everyone"

    @property
    def sees(self) -> frozenset[Seen]:
        """What was said to whom is theirs to read."""
        return frozenset(Seen) if self is Reader.BODY else frozenset({Seen.EVERYONE})


DISAGREEING: Final = frozenset(
    {VerdictKind.PARTLY, VerdictKind.NOT_MET, VerdictKind.NOT_UNDERSTOOD}
)


def is_dissent(states: Iterable[PointState]) -> bool:
    """Test whether an owner that the point asks did not take it, whatever another one did."""
    return any(state is PointState.NOT_TAKEN for state in states)


def shows_name(kind: str, visibility: str) -> bool:
    """Test whether a speaker stands by name: a resident only when they spoke to everyone."""
    return kind != SpeakerKind.RESIDENT or visibility == Seen.EVERYONE
