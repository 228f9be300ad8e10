"""Where a matter stands at a moment, read from its stages alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Standing(StrEnum):
    """How far a matter is: to be opened, open, heard, decided, done."""

    AHEAD = "ahead"
    OPEN = "open"
    HEARD = "heard"
    DECIDED = "decided"
    DONE = "done"


class Span(Protocol):
    """A stage as far as the course asks for it."""

    @property
    def starts_at(self) -> datetime:
        """When it begins."""
        ...

    @property
    def ends_at(self) -> datetime:
        """When it ends; that moment is no longer in it."""
        ...

    @property
    def takes_views(self) -> bool:
        """Test whether the matter can be moved from outside in it."""
        ...


@dataclass(frozen=True, slots=True)
class Course:
    """Where a matter stands, and the moment that people wait for: its opening or its close."""

    standing: Standing
    turns_at: datetime | None = None


def course_of(
    stages: Sequence[Span], now: datetime, *, is_decided: bool, is_closed: bool
) -> Course:
    """Return where the matter stands: what is open beats what is ahead, that what is past."""
    speaking = [stage for stage in stages if stage.takes_views]
    running = [stage.ends_at for stage in speaking if stage.starts_at <= now < stage.ends_at]
    ahead = [stage.starts_at for stage in speaking if stage.starts_at > now]
    if is_closed:
        return Course(Standing.DONE)
    if running:
        return Course(Standing.OPEN, min(running))
    if ahead:
        return Course(Standing.AHEAD, min(ahead))
    if is_decided:
        return Course(Standing.DECIDED)
    ended = [stage.ends_at for stage in speaking]
    return Course(Standing.HEARD, max(ended)) if ended else Course(Standing.AHEAD)
