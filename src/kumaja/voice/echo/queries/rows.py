"""The rows behind the figures of the open loops: which points wait, and who said them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Max, QuerySet

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.models import Point
from kumaja.voice.echo.domain.waiting import days_between
from kumaja.voice.echo.models import Reminder, Weighing
from kumaja.voice.echo.queries.loops import owed_points, unanswered, untold_answers
from kumaja.voice.matters.models import Matter, MatterOwner


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
    # Rows are sorted before a page is cut: only what is sorted by is read of them.
    rows: Any = unanswered(owed_points(region, now)).only("pk")
    found: QuerySet[Point, Any] = rows.order_by(
        "waits_from", "contribution__number", "number", "asks"
    )
    return found


def of_owner(rows: Any, owners: list[int]) -> QuerySet[Point, Any]:  # noqa: ANN401 - annotated
    """Keep the rows that these owners owe."""
    # An expression, not the bare key: SQLite would begin with the owners, and read every view of
    # the region anew for each of them.
    found: QuerySet[Point, Any] = rows.alias(asked_of=F("asks") + 0).filter(asked_of__in=owners)
    return found


def waiting(
    rows: Iterable[Point], owners: Mapping[int, MatterOwner], now: datetime
) -> list[WaitingPoint]:
    """Return a page of rows with their words, their owners and their reminders; two statements."""
    asked: list[Any] = list(rows)  # with their annotations
    points = Point.objects.select_related("contribution").in_bulk([row.pk for row in asked])
    reminded = last_reminders({row.asks for row in asked})
    today = day_of(now)
    return [
        WaitingPoint(
            point=points[row.pk], owner=owners[row.asks],
            days=days_between(day_of(row.waits_from), today),
            reminded_on=reminded.get(row.asks),
        )
        for row in asked
    ]  # fmt: skip


def last_reminders(owners: Collection[int]) -> dict[int, date]:
    """Return owner → the day on which it was reminded last, of those that were."""
    rows = Reminder.objects.filter(owner__in=owners).order_by().values_list("owner")
    return {owner: day_of(at) for owner, at in rows.annotate(last=Max("at"))}


def last_reminder_of(matter: Matter, owner_ids: Collection[int]) -> date | None:
    """Return the day on which one of these owners of the matter was reminded last."""
    rows = Reminder.objects.filter(owner__matter=matter, owner__in=owner_ids)
    at = rows.aggregate(last=Max("at"))["last"]
    return None if at is None else day_of(at)


def untold_rows(region: Region) -> QuerySet[Weighing]:
    """Return the answers that have not been told, the oldest first."""
    rows = untold_answers(region).select_related("point__contribution__matter", "owner")
    return rows.order_by("weighed_at", "pk")
