"""What is told of an organisation and its activities, as its own people check it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from kumaja.foundation.core.domain.text import Text
from kumaja.help.directory.domain.occurrences import Occurrence
from kumaja.help.directory.domain.wording import timing_text
from kumaja.help.directory.models import Activity, Channel
from kumaja.help.upkeep.models import Asking, Report
from kumaja.help.upkeep.queries.asked import running_of
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Contact, Organisation


@dataclass(frozen=True, slots=True)
class ToldActivity:
    """An activity with the facts that change most."""

    activity: Activity
    times: tuple[str, ...]
    next_time: Occurrence | None
    is_paused: bool
    phones: tuple[str, ...]
    places: tuple[Channel, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class ToldRecord:
    """All that one button confirms."""

    organisation: Organisation
    contacts: tuple[Contact, ...]
    activities: tuple[ToldActivity, ...]
    reports: tuple[Report, ...]
    checked_on: date | None

    @property
    def all_reports(self) -> tuple[Report, ...]:
        """The reports on the record and on its activities."""
        return (*self.reports, *(row for each in self.activities for row in each.reports))


def get_told(asking: Asking, now: datetime, language: str) -> ToldRecord:
    """Return what the receiver of the mail checks."""
    organisation = asking.organisation
    waiting = list(reports_on(organisation, asking))
    activities = tuple(_told(row, waiting, now, language) for row in running_of(asking, now))
    shown = {each.activity.pk for each in activities}
    checks = [organisation.checked_at, *(each.activity.checked_at for each in activities)]
    return ToldRecord(
        organisation=organisation,
        contacts=tuple(organisation.contacts.order_by("position", "pk")),
        activities=activities,
        reports=tuple(row for row in waiting if row.activity_id not in shown),
        checked_on=None if None in checks else day_of(min(filter(None, checks))),
    )


def reports_on(organisation: Organisation, asking: Asking) -> Iterable[Report]:
    """Return what others told to be wrong and waits; its own words are coordination's to read."""
    rows = Report.objects.waiting().filter(organisation=organisation, region=asking.region)
    return rows.filter(is_own=False).select_related("activity", "organisation").oldest_first()


def _told(
    activity: Activity, reports: Iterable[Report], now: datetime, language: str
) -> ToldActivity:
    channels = list(activity.channels.all())
    return ToldActivity(
        activity=activity,
        times=tuple(timing_text(row.timing, language) for row in activity.schedules.all()),
        next_time=activity.next_time_at(now),
        is_paused=activity.is_paused_on(day_of(now)),
        phones=tuple(row.phone for row in channels if row.phone),
        places=activity.places,
        reports=tuple(row for row in reports if row.activity_id == activity.pk),
    )


def subject_names(reports: Iterable[Report]) -> Iterator[Text]:
    """Yield what each report is about, in its own language."""
    for report in reports:
        yield report.subject.name.in_language(report.language)  # type: ignore[attr-defined]
