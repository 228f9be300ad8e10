"""Marking a matter done: only when all is answered, and every answer told."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.voice.echo.actions.weighing import HearingOpen
from kumaja.voice.echo.queries.owed import count_open, count_untold
from kumaja.voice.matters.actions.closing import mark_closed
from kumaja.voice.matters.actions.opening import hold
from kumaja.voice.matters.models import Matter


class PointsOpen(Exception):
    """Points wait for an answer: `count` of them."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


class AnswersUntold(Exception):
    """Those who spoke have not heard what came of it: `count` of them."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


@transaction.atomic
def close_matter(*, matter: Matter, actor: User | str, now: datetime) -> Matter:
    """Mark the matter done; raises MatterClosed, HearingOpen, PointsOpen, AnswersUntold.

    What was withdrawn doesn't hold it; who can't be reached counts as told once that is recorded.
    """
    row = hold(matter, now)
    require_nothing_owed(row, now)
    return mark_closed(matter=row, actor=actor, now=now)


def require_nothing_owed(matter: Matter, now: datetime) -> None:
    """Say what stands against marking the matter done: HearingOpen, PointsOpen, AnswersUntold."""
    if matter.stages.speaking().ahead_of(now).exists():
        raise HearingOpen(matter.code)
    if waiting := count_open(matter):
        raise PointsOpen(waiting)
    if untold := count_untold(matter):
        raise AnswersUntold(untold)
