"""Which activities serve a municipality: the same ones that the search's filter finds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.domain.kinds import ActivityKind
from kumaja.help.directory.models import Activity, ActivityQuerySet, Channel
from kumaja.help.directory.policies import visible_in

# Who serves the whole region, or anyone from afar, serves each municipality.
EVERYWHERE = Q(is_region_wide=True) | Q(is_remote=True)
_GROUP = Q(kind=ActivityKind.GROUP)
_Area = Activity.areas.through


@dataclass(frozen=True, slots=True)
class Serving:
    """How many activities of one situation serve a municipality, and which groups reach it."""

    activities: int = 0
    groups_here: int = 0
    remote_groups: int = 0
    region_wide_groups: int = 0


def running_in(region: Region, day: date) -> ActivityQuerySet:
    """Return the region's public activities that have not ended."""
    return visible_in(region).running_on(day)


def serving(municipality: Municipality, region: Region, day: date) -> ActivityQuerySet:
    """Return the running activities that serve the municipality: meant for it, in it, or all.

    `is_here` is there to filter by: meant for it or held in it.
    """
    running = running_in(region, day).alias(is_here=_here(municipality))
    return running.filter(EVERYWHERE | Q(is_here=True)).order_by()


def _here(municipality: Municipality) -> Q:
    """Return the condition of being meant for the municipality or held in it.

    A secret address is nowhere. Keys from two indexes: nothing is asked once for each activity.
    """
    meant = _Area.objects.filter(municipality=municipality).values("activity")
    held = Channel.objects.filter(municipality=municipality).values("activity")
    return Q(pk__in=meant) | Q(pk__in=held, is_address_secret=False)


def count_serving(municipality: Municipality, region: Region, day: date) -> tuple[int, int]:
    """Return how many activities serve the municipality, and how many of them every one."""
    counts = serving(municipality, region, day).aggregate(
        everything=Count("pk"), everywhere=Count("pk", filter=EVERYWHERE)
    )
    return counts["everything"], counts["everywhere"]


def count_by_term(
    municipality: Municipality, region: Region, day: date, terms: Collection[int]
) -> dict[int, Serving]:
    """Return term → what serves the municipality; terms that nothing serves are left out.

    One statement. Who works remotely is not told again as serving the whole region.
    """
    # The terms of one list have keys beside each other: a span, not 51 look-ups each. The sum
    # keeps databases from beginning with that span: they would read twice as many activities.
    rows = serving(municipality, region, day).alias(term=F("terms") + 0)
    rows = rows.filter(term__gte=min(terms, default=0), term__lte=max(terms, default=0))
    counts = rows.values_list("terms").annotate(
        activities=Count("pk"),
        here=Count("pk", filter=_GROUP & Q(is_here=True)),
        remote=Count("pk", filter=_GROUP & Q(is_remote=True)),
        wide=Count("pk", filter=_GROUP & Q(is_region_wide=True, is_remote=False)),
    )
    return {term: Serving(*row) for term, *row in counts if term in terms}


def count_by_municipality(region: Region, day: date) -> tuple[dict[int, int], int]:
    """Return municipality → running activities of its own, and how many serve every one.

    Three statements, whatever there is.
    """
    running = running_in(region, day).order_by()
    own = running.exclude(EVERYWHERE)
    meant = _Area.objects.filter(activity__in=own).values_list("municipality")
    held = _places_beyond_areas(own).values_list("municipality")
    counts: dict[int, int] = dict(meant.annotate(Count("activity")))
    for municipality, count in held.annotate(Count("activity", distinct=True)):
        counts[municipality] = counts.get(municipality, 0) + count
    return counts, running.filter(EVERYWHERE).count()


def _places_beyond_areas(activities: ActivityQuerySet) -> QuerySet[Channel]:
    """Return the places of the activities in municipalities that they don't name."""
    told = activities.filter(is_address_secret=False)
    named = _Area.objects.filter(
        activity=OuterRef("activity"), municipality=OuterRef("municipality")
    )
    places = Channel.objects.filter(municipality__isnull=False, activity__in=told)
    return places.filter(~Exists(named))
