"""Reading activities with all that a card shows, in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.help.directory.domain.occurrences import Occurrence
from kumaja.help.directory.models import Activity
from kumaja.help.directory.queries.beside import Place, areas_of, first_places_of, timings_of


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """What a card shows of an activity: when it happens next, its first place, else its areas."""

    activity: Activity
    next_time: Occurrence | None
    place: Place | None
    areas: tuple[Trilingual, ...] = ()


_ROW = (
    "code", "name_fi", "name_sv", "name_en", "summary_fi", "summary_sv", "summary_en",
    "organisation__name_fi", "organisation__name_sv", "organisation__name_en",
)  # fmt: skip
_LIKEST = ("-shared", "is_region_wide", "sort_key", "pk")


def cards_of(activities: Iterable[Activity], moment: datetime) -> tuple[ActivityCard, ...]:
    """Return the cards of activities loaded `in_lists`, in their order; at most three statements.

    The place of a secret address is never read.
    """
    rows = tuple(activities)
    timings = timings_of([row.pk for row in rows])
    places = first_places_of([row.pk for row in rows if not row.is_address_secret])
    placeless = [row.pk for row in rows if row.pk not in places and _is_told_by_areas(row)]
    areas = areas_of(placeless) if placeless else {}
    return tuple(
        ActivityCard(
            activity=row,
            next_time=row.next_of(timings.get(row.pk, ()), moment),
            place=places.get(row.pk),
            areas=tuple(areas.get(row.pk, ())),
        )
        for row in rows
    )


def _is_told_by_areas(activity: Activity) -> bool:
    """Test whether only its areas tell where something happens that is held in no place."""
    return not (activity.is_address_secret or activity.is_remote or activity.is_region_wide)


def similar_nearby(
    activity: Activity, words: Collection[int], day: date, count: int = 3
) -> list[Activity]:
    """Return running activities whose areas meet, those with most of these words in common first.

    Of each there is what a row shows: its name and summary, and whose it is.
    """
    rows = Activity.objects.current().running_on(day).filter(terms__in=words)
    # Said twice round, lest SQLite begin with the region: it would read each row that it has.
    rows = rows.exclude(~Q(region=activity.region_id))
    if not activity.is_region_wide:
        areas = [area.pk for area in activity.areas.all()]
        near = Activity.areas.through.objects.filter(municipality__in=areas).values("activity")
        rows = rows.filter(Q(pk__in=near) | Q(is_region_wide=True))
    ranked = rows.annotate(shared=Count("terms")).order_by(*_LIKEST)
    found = ranked.select_related("organisation").only(*_ROW)[: count + 1]
    return [row for row in found if row != activity][:count]
