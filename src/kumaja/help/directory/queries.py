"""Reading activities, with all that a card or a page shows, in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.help.directory.domain.occurrences import Occurrence
from kumaja.help.directory.models import Activity, Channel
from kumaja.help.directory.policies import visible_in


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """What a card shows of an activity: when it happens next, where, at what price."""

    activity: Activity
    next_time: Occurrence | None
    places: tuple[Channel, ...]


def cards_of(activities: Iterable[Activity], moment: datetime) -> tuple[ActivityCard, ...]:
    """Return the cards of activities loaded `with_card`, in their order."""
    return tuple(
        ActivityCard(activity, activity.next_time_at(moment), activity.places)
        for activity in activities
    )


def similar_nearby(activity: Activity, day: date, count: int = 3) -> list[Activity]:
    """Return running activities of the same life situations whose areas meet, by name."""
    situations = [term.pk for term in activity.terms_in(Scheme.LIFE_SITUATION)]
    areas = [area.pk for area in activity.areas.all()]
    rows = visible_in(activity.region).running_on(day).filter(terms__in=situations)
    if not activity.is_region_wide:
        rows = rows.filter(areas__in=areas) | rows.filter(is_region_wide=True)
    chosen = rows.exclude(pk=activity.pk).distinct().order_by("sort_key", "pk")[:count]
    return list(chosen.select_related("organisation"))


def list_by_codes(region: Region, codes: Collection[str]) -> list[Activity]:
    """Return the visible activities with these codes, in the order of the codes."""
    found = {row.code: row for row in visible_in(region).filter(code__in=codes).with_card()}
    return [found[code] for code in codes if code in found]
