"""How much waits on the desk of who is signed in."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Prefetch

from kumaja.foundation.regions.models import Region
from kumaja.front.desk.queries.tasks import OwnActivity, waiting_for
from kumaja.help.directory.models import Activity, Schedule
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.policies import Visitor, acted_for_by, roles_of
from kumaja.voice.echo.queries.returned import returned_notices


def count_returned(user: Visitor, region: Region, now: datetime) -> int:
    """Return to how many views of the visitor's associations the echo has come, not yet judged.

    One statement, none for who serves no association.
    """
    today = day_of(now)
    if not any(role.organisation_id for role in roles_of(user, today)):
        return 0
    own = acted_for_by(user, today).in_region(region).current()
    return int(returned_notices(region, own.values("pk")).count())


def count_waiting(user: Visitor, region: Region, now: datetime) -> int:
    """Return how many things wait on the visitor's desk in the region.

    The same tasks as the desk lists, loaded with less: three statements, none for who serves no
    association.
    """
    today = day_of(now)
    if not any(role.organisation_id for role in roles_of(user, today)):
        return 0
    organisations = list(acted_for_by(user, today).in_region(region).current())
    rows = Activity.objects.in_region(region).current().filter(organisation__in=organisations)
    schedules = Prefetch("schedules", Schedule.objects.order_by("position", "pk"))
    own = [
        OwnActivity(row, row.next_time_at(now), None, row.is_paused_on(today), has_ended=False)
        for row in rows.running_on(today).select_related("organisation").prefetch_related(schedules)
    ]
    return len(waiting_for(organisations, own, now).tasks)
