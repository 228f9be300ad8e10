"""What waits for associations, computed from their records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.domain.tasks import (
    ActivityState,
    Task,
    TaskKind,
    asked_of,
    check_due_on,
    in_order,
    is_asked_on,
)
from kumaja.help.directory.domain.freshness import stale_months
from kumaja.help.directory.domain.occurrences import Occurrence
from kumaja.help.directory.models import Activity
from kumaja.help.partners.queries.reading import waiting_for as invitations_waiting
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.queries.say_waiting import views_waiting


@dataclass(frozen=True, slots=True)
class OwnActivity:
    """An activity on its association's desk: when next, and how fresh it is."""

    activity: Activity
    next_time: Occurrence | None
    stale_months: int | None
    is_paused: bool
    has_ended: bool
    has_schedules: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits, in order, and when something is checked next when nothing does."""

    tasks: list[Task]
    next_check_on: date | None

    @property
    def first(self) -> list[Task]:
        """The rows that are shown at once: at most five."""
        return self.tasks[:SHOWN]

    @property
    def rest(self) -> list[Task]:
        """The rows behind the first five."""
        return self.tasks[SHOWN:]


SHOWN = 5


def own_activities(
    organisations: Iterable[Organisation], region: Region, now: datetime
) -> list[OwnActivity]:
    """Return the associations' activities in the region, those that ended last."""
    rows = Activity.objects.in_region(region).current().filter(organisation__in=organisations)
    today = day_of(now)
    found = [
        OwnActivity(
            row,
            row.next_time_at(now),
            stale_months(row.checked_at, now),
            row.is_paused_on(today),
            row.has_ended_on(today),
            bool(row.schedules.all()),
        )
        for row in rows.with_card().order_by("sort_key", "pk")
    ]
    return sorted(found, key=lambda each: each.has_ended)


def waiting_for(
    organisations: Sequence[Organisation],
    activities: Iterable[OwnActivity],
    now: datetime,
    *,
    region: Region | None = None,
) -> Waiting:
    """Return what waits for the associations; their activities are loaded already."""
    today = day_of(now)
    tasks = [task for row in organisations if (task := _of_record(row, today))]
    tasks += _of_partners(organisations, region) if region else []
    tasks += _of_views(organisations, region, now) if region else []
    tasks += [task for each in activities if (task := _of_activity(each, today))]
    days = [row.checked_at for row in organisations]
    days += [each.activity.checked_at for each in activities if not each.has_ended]
    dues = [due for day in days if day and (due := check_due_on(day_of(day)))]
    return Waiting(in_order(tasks), min(dues, default=None))


def _of_record(row: Organisation, today: date) -> Task | None:
    due_on = check_due_on(day_of(row.checked_at) if row.checked_at else None)
    if not is_asked_on(due_on, today):
        return None
    return Task(TaskKind.CHECK_RECORD, row.name, row.address, due_on=due_on)


def _of_partners(organisations: Sequence[Organisation], region: Region) -> list[Task]:
    """Return what public bodies ask of the associations: one statement."""
    return [
        Task(
            TaskKind.ANSWER_PARTNERS, row.organisation.name, row.organisation.address,
            Trilingual(**{row.request.language: row.request.title}), row.code,
            row.request.answer_by_on,
        )
        for row in invitations_waiting(organisations, region)
    ]  # fmt: skip


def _of_views(organisations: Sequence[Organisation], region: Region, now: datetime) -> list[Task]:
    """Return the views that the associations are asked for or have begun: two statements."""
    tasks = []
    for each in views_waiting(organisations, region, now):
        owner, matter = each.organisation, each.consultation.matter
        url = reverse("consultations:say_short", args=[matter.address])
        kind, url = TaskKind.GIVE_VIEW, f"{url}?for={owner.code}"
        if each.draft_code:
            url = reverse("consultations:draft", args=[matter.address, each.draft_code])
            kind = TaskKind.FINISH_VIEW
        tasks.append(
            Task(
                kind, owner.name, owner.address, matter.title, matter.code,
                day_of(each.consultation.stage.ends_at), url=url,
                sheet_url=reverse("consultations:say_sheet", args=[matter.address]),
            )
        )  # fmt: skip
    return tasks


def _of_activity(each: OwnActivity, today: date) -> Task | None:
    row = each.activity
    if each.has_ended:
        return None
    state = ActivityState(
        checked_on=day_of(row.checked_at) if row.checked_at else None,
        paused_until=row.paused_until,
        has_schedules=each.has_schedules,
        has_next_time=each.next_time is not None,
    )
    asked = asked_of(state, today)
    if asked is None:
        return None
    kind, due_on = asked
    owner = row.organisation
    return Task(kind, owner.name, owner.address, row.name, row.code, due_on)
