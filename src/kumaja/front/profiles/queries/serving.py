"""Which activities serve a municipality: the same ones that the search's filter finds."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import Activity, ActivityQuerySet, Channel
from kumaja.help.directory.policies import visible_in

# Who serves the whole region, or anyone from afar, serves each municipality.
EVERYWHERE = Q(is_region_wide=True) | Q(is_remote=True)
_Area = Activity.areas.through
ChannelRows = QuerySet[Channel]


def running_in(region: Region, day: date) -> ActivityQuerySet:
    """Return the region's public activities that have not ended."""
    return visible_in(region).running_on(day)


def serving(municipality: Municipality, region: Region, day: date) -> ActivityQuerySet:
    """Return the running activities that serve the municipality: meant for it, in it, or all."""
    meant = _Area.objects.filter(municipality=municipality, activity=OuterRef("pk"))
    held = _places().filter(municipality=municipality, activity=OuterRef("pk"))
    return running_in(region, day).filter(EVERYWHERE | Exists(meant) | Exists(held))


def count_by_municipality(region: Region, day: date) -> tuple[dict[int, int], int]:
    """Return municipality → running activities of its own, and how many serve every one.

    Three statements, whatever there is.
    """
    running = running_in(region, day)
    own = running.exclude(EVERYWHERE)
    counts: dict[int, int] = {}
    meant = own.order_by().values_list("areas").annotate(Count("pk", distinct=True))
    held = _places_beyond_areas(own).values_list("municipality")
    for rows in (meant, held.annotate(Count("activity", distinct=True))):
        for municipality, count in rows:
            if municipality is not None:
                counts[municipality] = counts.get(municipality, 0) + count
    return counts, running.filter(EVERYWHERE).count()


def _places() -> ChannelRows:
    """Return where activities are held; a secret address is nowhere."""
    return Channel.objects.filter(municipality__isnull=False, activity__is_address_secret=False)


def _places_beyond_areas(activities: ActivityQuerySet) -> ChannelRows:
    """Return the places of the activities in municipalities that they don't name."""
    named = _Area.objects.filter(
        activity=OuterRef("activity"), municipality=OuterRef("municipality")
    )
    return _places().filter(~Exists(named), activity__in=activities).order_by()
