"""Reading activities with all that a card shows, in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.help.directory.domain.occurrences import Occurrence
from kumaja.help.directory.models import Activity, ActivityQuerySet, Channel
from kumaja.help.directory.policies import visible_in


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """What a card shows of an activity: when it happens next, where, at what price."""

    activity: Activity
    next_time: Occurrence | None
    places: tuple[Channel, ...]


_LIKEST = ("-shared", "is_region_wide", "sort_key", "pk")


def cards_of(activities: Iterable[Activity], moment: datetime) -> tuple[ActivityCard, ...]:
    """Return the cards of activities loaded `with_card`, in their order."""
    return tuple(
        ActivityCard(activity, activity.next_time_at(moment), activity.places)
        for activity in activities
    )


def similar_nearby(activity: Activity, day: date, count: int = 3) -> list[Activity]:
    """Return running activities whose areas meet, those with most words in common first."""
    told = (Scheme.LIFE_SITUATION, Scheme.TARGET_GROUP)
    shared = [term.pk for scheme in told for term in activity.terms_in(scheme)]
    rows = visible_in(activity.region).running_on(day).filter(terms__in=shared)
    if not activity.is_region_wide:
        near = Activity.areas.through.objects.filter(municipality__in=activity.areas.all())
        rows = rows.filter(Q(pk__in=near.values("activity")) | Q(is_region_wide=True))
    ranked = rows.exclude(pk=activity.pk).values("pk").annotate(shared=Count("terms"))
    chosen = ranked.order_by(*_LIKEST).values("pk")[:count]
    return list(_with_shared(Activity.objects.filter(pk__in=chosen), shared).order_by(*_LIKEST))


def _with_shared(activities: ActivityQuerySet, terms: list[int]) -> ActivityQuerySet:
    """Count the terms again for the few that are shown: ranking whole rows is slow."""
    return activities.with_owner().annotate(shared=Count("terms", filter=Q(terms__in=terms)))


def list_by_codes(region: Region, codes: Collection[str]) -> list[Activity]:
    """Return the visible activities with these codes, in the order of the codes."""
    found = {row.code: row for row in visible_in(region).filter(code__in=codes).with_card()}
    return [found[code] for code in codes if code in found]
