"""Whom a round asks, whom it cannot reach, and what is long unchecked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import Activity, ActivityQuerySet
from kumaja.help.upkeep.domain.rounds import Round, unchecked_before
from kumaja.help.upkeep.models import Asking
from kumaja.help.upkeep.queries.reach import broken_addresses, first_working, reaches
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import visible_in

LONG = timedelta(days=14 * 30)


@dataclass(frozen=True, slots=True)
class Unchecked:
    """An organisation whose record, or an activity of it, was last checked long ago."""

    organisation: Organisation
    checked_at: datetime | None


def kept_in(region: Region, now: datetime) -> OrganisationQuerySet:
    """Return the region's organisations that keep their own data: no public bodies, none ended."""
    day = day_of(now)
    rows = visible_in(region).exclude(kind=OrganisationKind.PUBLIC_BODY)
    return rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))


def unchecked_in(region: Region, now: datetime, before: datetime) -> OrganisationQuerySet:
    """Return those whose record, or a running activity of whose, is unchecked since a moment."""
    old = Q(checked_at__isnull=True) | Q(checked_at__lt=before)
    activities = _running(region, now).filter(old, organisation=OuterRef("pk"))
    return kept_in(region, now).filter(old | Exists(activities))


def to_ask(region: Region, found: Round, now: datetime) -> Iterator[tuple[Organisation, str]]:
    """Yield who is asked in the round and was not yet, with the address; oldest row first."""
    asked = Asking.objects.filter(organisation=OuterRef("pk"), region=region, round=found.name)
    rows = unchecked_in(region, now, unchecked_before(now)).filter(~Exists(asked)).order_by("pk")
    organisations, broken = list(rows), broken_addresses()
    known = reaches(organisations, day_of(now))
    for organisation in organisations:
        if address := first_working(known[organisation.pk], broken):
            yield organisation, address


def to_repeat(region: Region, found: Round, now: datetime) -> list[Asking]:
    """Return those who were asked in the round and have not answered; one repeat, no second."""
    rows = Asking.objects.filter(
        region=region, round=found.name, confirmed_at__isnull=True, repeated_at__isnull=True
    )
    still = unchecked_in(region, now, unchecked_before(now))
    rows = rows.filter(organisation__in=still, asked_at__lt=now - timedelta(days=7))
    return list(rows.select_related("organisation", "region").order_by("pk"))


def unreachable_in(region: Region, now: datetime) -> list[Organisation]:
    """Return who keeps data here and has no address from which mail does not come back."""
    organisations, broken = list(kept_in(region, now).by_name()), broken_addresses()
    known = reaches(organisations, day_of(now))
    return [row for row in organisations if not first_working(known[row.pk], broken)]


def long_unchecked_in(region: Region, now: datetime) -> list[Unchecked]:
    """Return what readers are told to be long unchecked, the oldest first: a person decides."""
    rows = unchecked_in(region, now, now - LONG)
    oldest = Min("activities__checked_at", filter=Q(activities__in=_running(region, now)))
    of_activities = dict(rows.annotate(oldest=oldest).values_list("pk", "oldest"))
    found = [
        Unchecked(row, min(filter(None, (row.checked_at, of_activities[row.pk])), default=None))
        for row in rows
    ]
    first = datetime.min.replace(tzinfo=now.tzinfo)
    return sorted(found, key=lambda each: (each.checked_at or first, each.organisation.sort_key))


def _running(region: Region, now: datetime) -> ActivityQuerySet:
    return Activity.objects.in_region(region).current().running_on(day_of(now))


def running_of(asking: Asking, now: datetime) -> QuerySet[Activity]:
    """Return the activities that the asking is about, by name, with all that is told of them."""
    rows = _running(asking.region, now).filter(organisation=asking.organisation)
    return rows.with_page().order_by("sort_key", "pk")
