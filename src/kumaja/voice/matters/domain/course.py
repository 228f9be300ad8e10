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

    @property
    def is_call(self) -> bool:
        """Test whether it is a call for grants: nobody gives views in it, one applies."""
        ...


@dataclass(frozen=True, slots=True)
class Course:
    """Where a matter stands, and the moment that people wait for: its opening or its close.

    Of a call for grants it is the call that opens and closes.
    """

    standing: Standing
    turns_at: datetime | None = None
    is_call: bool = False


def course_of(
    stages: Sequence[Span], now: datetime, *, is_decided: bool, is_closed: bool
) -> Course:
    """Return where the matter stands: what is open beats what is ahead, that what is past.

    A matter in which nobody is heard goes by its calls; when they are over its decision is being
    prepared.
    """
    speaking = [stage for stage in stages if stage.takes_views]
    moving = speaking or [stage for stage in stages if stage.is_call]
    is_call = bool(moving) and not speaking
    running = [stage.ends_at for stage in moving if stage.starts_at <= now < stage.ends_at]
    ahead = [stage.starts_at for stage in moving if stage.starts_at > now]
    if is_closed:
        return Course(Standing.DONE)
    if running:
        return Course(Standing.OPEN, min(running), is_call)
    if ahead:
        return Course(Standing.AHEAD, min(ahead), is_call)
    if is_decided:
        return Course(Standing.DECIDED)
    ended = [stage.ends_at for stage in speaking]
    return Course(Standing.HEARD, max(ended)) if ended else Course(Standing.AHEAD, None, is_call)
