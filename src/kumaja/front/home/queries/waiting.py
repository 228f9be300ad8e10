"""How much waits on the desk of who is signed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, FilteredRelation, OuterRef, Subquery
from django.db.models.functions import Coalesce

from kumaja.foundation.regions.models import Region
from kumaja.front.desk.queries.tasks import OwnActivity, waiting_for
from kumaja.help.directory.models import Activity, Schedule
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import Visitor, acted_for_by, roles_of
from kumaja.voice.echo.queries.returned import returned_notices


@dataclass(frozen=True, slots=True)
class OnTheDesk:
    """What the strip of the front page tells: things that wait, echoes that have come back."""

    waiting: int = 0
    returned: int = 0


def count_waiting(user: Visitor, region: Region, now: datetime) -> OnTheDesk:
    """Return how many things wait on the visitor's desk in the region.

    The same tasks as the desk lists, loaded with less: two statements, none for who serves no
    association.
    """
    today = day_of(now)
    if not any(role.organisation_id for role in roles_of(user, today)):
        return OnTheDesk()
    own = acted_for_by(user, today).in_region(region).current()
    came = returned_notices(region).filter(contribution__organisation=OuterRef("pk")).order_by()
    counted = came.values("contribution__organisation").annotate(n=Count("pk")).values("n")
    rows_of_own: Any = own.annotate(returned=Coalesce(Subquery(counted), 0))
    organisations = list(rows_of_own)
    activities = _activities(organisations, region, now)
    tasks = waiting_for(organisations, activities, now).tasks
    return OnTheDesk(len(tasks), sum(row.returned for row in organisations))


def _activities(
    organisations: Sequence[Organisation], region: Region, now: datetime
) -> list[OwnActivity]:
    """Return the running activities with their times: one statement, a row for each time."""
    today = day_of(now)
    rows: Any = Activity.objects.in_region(region).current().running_on(today)
    rows = rows.filter(organisation__in=organisations).annotate(time=FilteredRelation("schedules"))
    found: dict[int, tuple[Activity, list[Schedule]]] = {}
    for row in rows.select_related("organisation", "time").order_by("pk", "time__position"):
        times = found.setdefault(row.pk, (row, []))[1]
        times += [row.time] if getattr(row, "time", None) else []
    return [
        OwnActivity(
            row, row.next_of((each.timing for each in times), now), None, row.is_paused_on(today),
            has_ended=False, has_schedules=bool(times),
        )
        for row, times in found.values()
    ]  # fmt: skip
