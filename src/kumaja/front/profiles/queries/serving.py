"""Which activities serve a municipality: the same ones that the search's filter finds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from kumaja.foundation.index.queries.kept import Kept
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.front.profiles.queries.counted import count_activities
from kumaja.help.directory.domain.kinds import ActivityKind
from kumaja.help.directory.models import Activity, ActivityQuerySet, Channel
from kumaja.help.directory.policies import visible_in

# Who serves the whole region, or anyone from afar, serves each municipality.
EVERYWHERE = Q(is_region_wide=True) | Q(is_remote=True)
_GROUP = Q(kind=ActivityKind.GROUP)
_Area = Activity.areas.through
Counts = tuple[Mapping[str, int], int]


@dataclass(frozen=True, slots=True)
class Serving:
    """How many activities of one situation serve a municipality, and which groups reach it."""

    activities: int = 0
    groups_here: int = 0
    remote_groups: int = 0
    region_wide_groups: int = 0


# What holds of a whole region is asked on each page of its municipalities.
_BY_TERM: Final[Kept[Mapping[int, Serving]]] = Kept(most=64)


def running_in(region: Region, day: date) -> ActivityQuerySet:
    """Return the region's public activities that have not ended."""
    return visible_in(region).running_on(day)


def count_serving(municipality: Municipality, region: Region, day: date) -> tuple[int, int]:
    """Return how many activities serve the municipality, and how many of them every one."""
    own, everywhere = count_by_municipality(region, day)
    return own.get(municipality.code, 0) + everywhere, everywhere


def count_by_term(
    municipality: Municipality, region: Region, day: date, terms: Collection[int]
) -> dict[int, Serving]:
    """Return term → what serves the municipality; terms that nothing serves are left out.

    Two statements: what serves every municipality, then what is meant for this one or held in it.
    Who works remotely is not told again as serving the whole region.
    """
    span = (min(terms, default=0), max(terms, default=0))
    found = dict(
        _BY_TERM.get((region.pk, day, span), lambda: _everywhere_by_term(region, day, span))
    )
    here = running_in(region, day).filter(pk__in=_keys_here(municipality))
    counts = _of_terms(here, span).annotate(
        own=Count("pk", filter=~EVERYWHERE), groups=Count("pk", filter=_GROUP)
    )
    for term, own, groups in counts:
        told = found.get(term, Serving())
        found[term] = replace(told, activities=told.activities + own, groups_here=groups)
    return {term: serving for term, serving in found.items() if term in terms}


def _everywhere_by_term(region: Region, day: date, span: tuple[int, int]) -> dict[int, Serving]:
    """Return term → what serves every municipality of the region."""
    counts = _of_terms(running_in(region, day).filter(EVERYWHERE), span).annotate(
        activities=Count("pk"),
        remote=Count("pk", filter=_GROUP & Q(is_remote=True)),
        wide=Count("pk", filter=_GROUP & Q(is_region_wide=True, is_remote=False)),
    )
    return {
        term: Serving(activities, remote_groups=remote, region_wide_groups=wide)
        for term, activities, remote, wide in counts
    }


def _of_terms(activities: ActivityQuerySet, span: tuple[int, int]) -> QuerySet[Activity, Any]:
    """Return the keys of terms from the first to the last wanted, of each activity its own.

    The terms of one list have keys beside each other: a span, not 51 look-ups each. The sum
    keeps databases from beginning with that span: they would read twice as many activities.
    """
    rows = activities.order_by().alias(term=F("terms") + 0)
    return rows.filter(term__gte=span[0], term__lte=span[1]).values_list("terms")


def _keys_here(municipality: Municipality) -> QuerySet[Any, Any]:
    """Return the keys of activities meant for the municipality or held in it.

    As one list: databases guess well how many it holds, and begin with it.
    """
    meant = _Area.objects.filter(municipality=municipality).values_list("activity")
    held = Channel.objects.filter(municipality=municipality, activity__is_address_secret=False)
    return meant.union(held.values_list("activity"))


def count_by_municipality(region: Region, day: date) -> Counts:
    """Return municipality's code → activities of its own, and how many serve every one.

    As the search counts them, so that all pages tell the same; while there is no index the rows
    are counted, by three statements.
    """
    counted = count_activities(region)
    if counted is None:
        return _count_rows(region, day)
    return {code: counted.own(code) for code in counted.of}, counted.everywhere


def _count_rows(region: Region, day: date) -> Counts:
    running = running_in(region, day).order_by()
    own = running.exclude(EVERYWHERE)
    meant = _Area.objects.filter(activity__in=own).values_list("municipality__code")
    held = _places_beyond_areas(own).values_list("municipality__code")
    counts: dict[str, int] = dict(meant.annotate(Count("activity")))
    for code, count in held.annotate(Count("activity", distinct=True)):
        counts[code] = counts.get(code, 0) + count
    return counts, running.filter(EVERYWHERE).count()


def _places_beyond_areas(activities: ActivityQuerySet) -> QuerySet[Channel]:
    """Return the places of the activities in municipalities that they don't name."""
    told = activities.filter(is_address_secret=False)
    named = _Area.objects.filter(
        activity=OuterRef("activity"), municipality=OuterRef("municipality")
    )
    places = Channel.objects.filter(municipality__isnull=False, activity__in=told)
    return places.filter(~Exists(named))
