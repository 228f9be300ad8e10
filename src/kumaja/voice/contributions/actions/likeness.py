"""Declaring that points say the same: people do, the software never."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.voice.contributions.models import Holding, Point, Position
from kumaja.voice.matters.models import Matter


class NotOfTheMatter(Exception):
    """A point of another matter can't hold this one's position."""


@transaction.atomic
def declare_position(
    *, matter: Matter, text: str, language: str, points: Sequence[Point], declared_by: str,
    actor: User | str, now: datetime,
) -> Position:  # fmt: skip
    """Say in plain words what several points have in common; raises NotOfTheMatter."""
    require_open(matter.region, now)
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
    """Say that a point says the same too; it leaves the position it held. Raises NotOfTheMatter."""
    require_open(position.matter.region, now)
    holding = _hold(position, point, declared_by, now)
    told = {"position": position.code, "point": point.code}
    record(actor, "joined", position, now=now, region=position.matter.region, after=told)
    return holding


@transaction.atomic
def leave_position(*, point: Point, actor: User | str, now: datetime) -> None:
    """Say that a point is not like the others after all; harmless when it holds none."""
    require_open(point.contribution.region, now)
    rows = Holding.objects.filter(point=point, undone_at=None).select_related("position")
    for holding in rows:
        holding.undone_at = now
        holding.save(update_fields=["undone_at"])
        told = {"point": point.code}
        region = point.contribution.region
        record(actor, "left", holding.position, now=now, region=region, before=told, after={})


def _hold(position: Position, point: Point, declared_by: str, now: datetime) -> Holding:
    if point.contribution.matter_id != position.matter_id:
        raise NotOfTheMatter(point.code)
    Holding.objects.filter(point=point, undone_at=None).update(undone_at=now)
    return Holding.objects.create(
        position=position, point=point, declared_by=declared_by[:250], declared_at=now
    )
