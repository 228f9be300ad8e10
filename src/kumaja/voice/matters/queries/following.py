"""Last days as feeds and mails tell them: named for good, with when they last changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from kumaja.voice.matters.domain.calendar import Nearness
from kumaja.voice.matters.models import MatterQuerySet, PeriodChange
from kumaja.voice.matters.queries.calendar import CalendarRow, get_calendar

MOST = 300


@dataclass(frozen=True, slots=True)
class FollowedDay:
    """A last day of the calendar, and how it has changed since it was first told."""

    row: CalendarRow
    changed_at: datetime
    changes: int


def followed_days(matters: MatterQuerySet, now: datetime) -> tuple[FollowedDay, ...]:
    """Return the last days ahead, the nearest first; five statements."""
    rows = get_calendar(matters, now, limit=MOST).rows
    ahead = [row for row in rows if row.nearness != Nearness.TOO_LATE]
    moved = _moved(ahead)
    return tuple(_followed(row, moved.get(row.stage.pk)) for row in ahead)


def _moved(rows: Sequence[CalendarRow]) -> dict[int, tuple[datetime, int]]:
    changes = PeriodChange.objects.filter(stage__in=[row.stage.pk for row in rows])
    told = changes.values("stage").annotate(last=Max("at"), times=Count("pk"))
    return {each["stage"]: (each["last"], each["times"]) for each in told}


def _followed(row: CalendarRow, moved: tuple[datetime, int] | None) -> FollowedDay:
    published = row.matter.published_at or row.matter.created_at
    moments = [published, *(promise.given_at for promise in row.promises)]
    last, times = moved or (published, 0)
    return FollowedDay(row, max(last, *moments), times)
