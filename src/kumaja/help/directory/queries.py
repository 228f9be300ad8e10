"""Reading activities, with all that a card or a page shows, in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.domain.kinds import ACCESS_FACTS, ChannelKind, Fact
from kumaja.help.directory.domain.occurrences import Occurrence, Timing, next_occurrence
from kumaja.help.directory.engine.holidays import holidays_from
from kumaja.help.directory.models import Activity, ActivityQuerySet, Channel, Schedule
from kumaja.help.directory.policies import visible_in


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """What a card shows of an activity: when it happens next, where, at what price."""

    activity: Activity
    next_time: Occurrence | None
    places: tuple[Channel, ...]


def with_card(rows: ActivityQuerySet) -> ActivityQuerySet:
    """Load what cards show: organisation, channels with municipality, schedules, areas."""
    return rows.select_related("organisation").prefetch_related(
        Prefetch(
            "channels", Channel.objects.select_related("municipality").order_by("position", "pk")
        ),
        Prefetch("schedules", Schedule.objects.order_by("position", "pk")),
        "areas",
    )


def with_page(rows: ActivityQuerySet) -> ActivityQuerySet:
    """Load what an activity's own page shows: the card's, facts and terms."""
    return with_card(rows).prefetch_related(
        "facts", Prefetch("terms", Term.objects.order_by("scheme", "position", "pk"))
    )


def cards_of(activities: Iterable[Activity], moment: datetime) -> tuple[ActivityCard, ...]:
    """Return the cards of loaded activities, in their order."""
    return tuple(
        ActivityCard(activity, next_time_of(activity, moment), places_of(activity))
        for activity in activities
    )


def places_of(activity: Activity) -> tuple[Channel, ...]:
    """Return the places where it happens, none when its address is secret."""
    if activity.is_address_secret:
        return ()
    return tuple(row for row in activity.channels.all() if row.kind == ChannelKind.PLACE)


def timing_of(schedule: Schedule) -> Timing:
    """Return a schedule's row as a timing."""
    return Timing(
        rule=schedule.rule,
        first_on=schedule.first_on,
        until_on=schedule.until_on,
        starts_at=schedule.starts_at,
        ends_at=schedule.ends_at,
        exceptions=frozenset(date.fromisoformat(day) for day in schedule.exceptions),
        is_on_holidays=schedule.is_on_holidays,
    )


def next_time_of(activity: Activity, moment: datetime) -> Occurrence | None:
    """Return when it happens next, None when it is ended or its times are not told."""
    if activity.has_ended_on(moment.date()):
        return None
    paused_until = activity.paused_until
    if paused_until is not None and paused_until > moment.date():
        moment = moment.replace(
            year=paused_until.year, month=paused_until.month, day=paused_until.day, hour=0
        )
    holidays = holidays_from(moment.year)
    times = (next_occurrence(timing_of(row), moment, holidays) for row in activity.schedules.all())
    return min((time for time in times if time), default=None)


def access_facts_of(activity: Activity) -> dict[Fact, bool | None]:
    """Return each access fact: yes, no, or None when it is not known (facts prefetched)."""
    known = {row.fact: row.is_so for row in activity.facts.all()}
    return {fact: known.get(fact) for fact in ACCESS_FACTS}


def terms_of(activity: Activity, scheme: Scheme) -> list[Term]:
    """Return the activity's terms of one list (terms prefetched)."""
    return [term for term in activity.terms.all() if term.scheme == scheme]


def similar_nearby(activity: Activity, day: date, count: int = 3) -> list[Activity]:
    """Return running activities of the same life situations whose areas meet, by name."""
    situations = [term.pk for term in terms_of(activity, Scheme.LIFE_SITUATION)]
    areas = [area.pk for area in activity.areas.all()]
    rows = visible_in(activity.region).running_on(day).filter(terms__in=situations)
    if not activity.is_region_wide:
        rows = rows.filter(areas__in=areas) | rows.filter(is_region_wide=True)
    chosen = rows.exclude(pk=activity.pk).distinct().order_by("sort_key", "pk")[:count]
    return list(chosen.select_related("organisation"))


def list_by_codes(region: Region, codes: Collection[str]) -> list[Activity]:
    """Return the visible activities with these codes, in the order of the codes."""
    found = {row.code: row for row in with_card(visible_in(region).filter(code__in=codes))}
    return [found[code] for code in codes if code in found]
