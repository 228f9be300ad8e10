"""Declaring that points say the same: people do, the software never."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.voice.contributions.models import Holding, Point, Position
from kumaja.voice.matters.actions.opening import hold
from kumaja.voice.matters.models import Matter

_FEWEST: Final = 2


class NotOfTheMatter(Exception):
    """A point of another matter can't hold this one's position."""


class NothingAlike(Exception):
    """Likeness takes points and the words that they have in common."""


@transaction.atomic
def declare_position(
    *, matter: Matter, text: str, language: str, points: Sequence[Point], declared_by: str,
    actor: User | str, now: datetime,
) -> Position:  # fmt: skip
    """Say in plain words what several points have in common.

    Raises NotOfTheMatter, NothingAlike, MatterClosed.
    """
    hold(matter, now)
    if not points or not text.strip():
        raise NothingAlike
    position = Position.objects.create(
        matter=matter, text=text.strip(), language=language, declared_by=declared_by[:250],
        declared_at=now,
    )  # fmt: skip
    for point in points:
        _hold(position, point, declared_by, now)
    record(
        actor, "declared alike", position, now=now, region=matter.region,
        after=state_of(position) | {"points": [point.code for point in points]},
    )  # fmt: skip
    return position


@transaction.atomic
def join_position(
    *, position: Position, point: Point, declared_by: str, actor: User | str, now: datetime
) -> Holding:
    """Say that a point says the same too; it leaves the position it held.

    Raises NotOfTheMatter, MatterClosed.
    """
    hold(position.matter, now)
    holding = _hold(position, point, declared_by, now)
    told = {"position": position.code, "point": point.code}
    record(actor, "joined", position, now=now, region=position.matter.region, after=told)
    return holding


@transaction.atomic
def leave_position(*, point: Point, actor: User | str, now: datetime) -> None:
    """Say that a point is not like the others after all; harmless when it holds none.

    Raises MatterClosed.
    """
    matter = point.contribution.matter
    if matter is None:
        return
    hold(matter, now)
    for position in _leave(point, now):
        told = {"position": position.code, "point": point.code}
        record(actor, "left", position, now=now, region=matter.region, before=told, after={})


def _hold(position: Position, point: Point, declared_by: str, now: datetime) -> Holding:
    if point.contribution.matter_id != position.matter_id:
        raise NotOfTheMatter(point.code)
    # Whoever declares the same point meanwhile waits: it holds one position at a time.
    Point.objects.select_for_update().get(pk=point.pk)
    _leave(point, now, but=position)
    return Holding.objects.create(
        position=position, point=point, declared_by=declared_by[:250], declared_at=now
    )


def _leave(point: Point, now: datetime, *, but: Position | None = None) -> list[Position]:
    """End what the point holds; what is then held by one alone is no likeness any more."""
    held = Holding.objects.filter(point=point, undone_at=None).select_related("position")
    left = [holding.position for holding in held]
    held.update(undone_at=now)
    for position in left:
        rest = position.holdings.filter(undone_at=None)
        if rest.count() < _FEWEST and position != but:
            rest.update(undone_at=now)
            position.dropped_at = now
            position.save(update_fields=["dropped_at"])
    return left
