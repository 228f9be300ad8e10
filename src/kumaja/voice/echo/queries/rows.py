"""The rows behind the figures of the open loops: which points wait, and who said them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.models import Point
from kumaja.voice.echo.domain.waiting import days_between
from kumaja.voice.echo.models import Reminder, Weighing
from kumaja.voice.echo.queries.loops import OWNERS, owed_points, untold_answers
from kumaja.voice.matters.models import MatterOwner


@dataclass(frozen=True, slots=True)
class WaitingPoint:
    """A point that waits, who should answer it, and for how many days."""

    point: Point
    owner: MatterOwner
    days: int
    reminded_on: date | None

    @property
    def text(self) -> str:
        """The point's words, when everyone may read them."""
        view = self.point.contribution
        is_public = view.visibility == Seen.EVERYONE and view.hidden_at is None
        return self.point.text if is_public else ""


def waiting_rows(region: Region, now: datetime) -> QuerySet[Point, Any]:
    """Return the points that wait now, a row for each owner asked, the longest wait first."""
    answered = Weighing.objects.current().filter(point=OuterRef("pk"), owner=OuterRef(OWNERS))
    reminded = Reminder.objects.filter(owner=OuterRef(OWNERS)).order_by("-at")
    rows: QuerySet[Point, Any] = owed_points(region, now).filter(~Exists(answered))
    return _loaded(rows.annotate(reminded_at=Subquery(reminded.values("at")[:1])))


def _loaded(rows: Any) -> QuerySet[Point, Any]:  # noqa: ANN401 - with its annotations
    found: QuerySet[Point, Any] = rows.select_related(
        "contribution__matter", "contribution__organisation"
    ).order_by("waits_from", "contribution__number", "number", "asks")
    return found


def of_owner(rows: Any, owners: list[int]) -> QuerySet[Point, Any]:  # noqa: ANN401 - annotated
    """Keep the rows that these owners owe."""
    found: QuerySet[Point, Any] = rows.filter(asks__in=owners)
    return found


def waiting(rows: list[Any], owners: dict[int, MatterOwner], now: datetime) -> list[WaitingPoint]:
    """Return loaded rows with their owners, and for how many days each has waited."""
    today = day_of(now)
    return [
        WaitingPoint(
            point=row, owner=owners[row.asks], days=days_between(day_of(row.waits_from), today),
            reminded_on=day_of(row.reminded_at) if row.reminded_at else None,
        )
        for row in rows
    ]  # fmt: skip


def untold_rows(region: Region) -> QuerySet[Weighing]:
    """Return the answers that have not been told, the oldest first."""
    rows = untold_answers(region).select_related("point__contribution__matter", "owner")
    return rows.order_by("weighed_at", "pk")
