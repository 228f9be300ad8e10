"""An activity's page: can I come, when, how, and where it comes from.

At most eight statements, the region's is one, also when a decision led to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import F, Prefetch, prefetch_related_objects
from django.utils import timezone

from kumaja.foundation.core.domain.text import Text, Trilingual
from kumaja.foundation.core.engine.blanks import number
from kumaja.foundation.core.engine.together import Together, Wanted
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.profiles.domain.ways import Act, Way, other_ways, primary_way
from kumaja.front.profiles.queries.words import (
    ToldFacts,
    access_told,
    conditions_told,
    languages_in_words,
    listed,
)
from kumaja.help.directory.domain.freshness import stale_months
from kumaja.help.directory.domain.kinds import ActivityKind, ChannelKind, WayIn
from kumaja.help.directory.domain.occurrences import Occurrence, Timing
from kumaja.help.directory.domain.wording import timing_text
from kumaja.help.directory.models import Activity, Channel, KnownFact, Schedule
from kumaja.help.directory.queries import similar_nearby
from kumaja.help.upkeep.domain.reports import Told
from kumaja.help.upkeep.queries.parts import Parts, parts_in_words
from kumaja.voice.echo.queries.came_from import Behind, get_behind, is_named

_NAMES: Final = ("name_fi", "name_sv", "name_en")
_SCHEMES: Final = (Scheme.TARGET_GROUP, Scheme.LIFE_SITUATION)
_CHANNEL: Final = (
    "activity", "kind", *_NAMES, "street", "postal_code", "phone", "url", "email",
    *(f"municipality__{name}" for name in _NAMES),
)  # fmt: skip
# An activity's times are read in the rows of the activity itself: one statement less.
_TIME: Final = "time_"
_TIMES: Final = (
    "id", "rule", "first_on", "until_on", "starts_at", "ends_at", "exceptions", "is_on_holidays",
    "note_fi", "note_sv", "note_en", "position",
)  # fmt: skip
_BESIDE: Final = Together(
    terms=Wanted(
        lambda: Term.objects.filter(activities=number("activity"), scheme__in=_SCHEMES),
        ("id", "scheme", "code", "position", *_NAMES),
    ),
    facts=Wanted(
        lambda: KnownFact.objects.filter(activity=number("activity")), ("id", "fact", "is_so")
    ),
)
MAP = "https://www.openstreetmap.org/search?"


@dataclass(frozen=True, slots=True)
class TimeLine:
    """One schedule in words, with its note."""

    text: str
    note: Trilingual


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """What an activity's page shows."""

    activity: Activity
    primary: Way
    others: tuple[Way, ...]
    can_call: bool
    is_over: bool
    is_paused: bool
    next_time: Occurrence | None
    times: tuple[TimeLine, ...]
    timings: tuple[Timing, ...]
    known_facts: Mapping[str, bool]
    at_home: bool
    easy: Text
    languages: str
    target_groups: tuple[Text, ...]
    situations: tuple[Term, ...]
    conditions: ToldFacts
    access: ToldFacts
    stale: int | None
    wrong_facts: Parts
    wrong_for_people: Parts
    similar: tuple[Activity, ...]
    behind: Behind


@dataclass(frozen=True, slots=True)
class _Told:
    """What stands beside the record: times, words and facts, each in one statement."""

    schedules: list[Schedule]
    terms: list[Term]
    facts: dict[str, bool]

    def terms_in(self, scheme: Scheme) -> list[Term]:
        """Return the words of one list."""
        return [term for term in self.terms if term.scheme == scheme]


@dataclass(frozen=True, slots=True)
class FoundActivity:
    """An activity's own row with its times, and whether a decision led to it."""

    activity: Activity
    schedules: tuple[Schedule, ...]
    is_named: bool


def find_activity(region: Region, code: str) -> FoundActivity | None:
    """Return the region's activity with the code, an archived one too; one statement."""
    found: Any = Activity.objects.on_page().filter(region=region, code=code)
    columns = {f"{_TIME}{name}": F(f"schedules__{name}") for name in _TIMES}
    found = found.annotate(is_named=is_named(), **columns)
    rows = list(found.order_by(f"{_TIME}position", f"{_TIME}id"))
    if not rows:
        return None
    activity: Activity = rows[0]
    activity.region = region
    told = [{name: getattr(row, f"{_TIME}{name}") for name in _TIMES} for row in rows]
    schedules = tuple(Schedule(**each) for each in told if each["id"] is not None)
    return FoundActivity(activity, schedules, rows[0].is_named)


def get_activity_page(found: FoundActivity, moment: datetime, language: str) -> ActivityPage:
    """Return what an activity's page shows; five statements, six when a decision led to it."""
    activity, day = found.activity, timezone.localtime(moment).date()
    told = _told(found)
    next_time = activity.next_of((row.timing for row in told.schedules), moment)
    is_past = activity.kind == ActivityKind.ONE_OFF and bool(told.schedules) and next_time is None
    channels = activity.channels.all()
    kinds = {row.kind for row in channels}
    ways = tuple(_ways(activity, channels))
    is_placeless = activity.is_remote and ChannelKind.PLACE not in kinds
    primary = primary_way(
        WayIn(activity.way_in), ways, activity.organisation.get_absolute_url(),
        must_ask=activity.is_full or activity.is_address_secret,
    )  # fmt: skip
    return ActivityPage(
        activity=activity,
        primary=primary,
        others=other_ways(ways, primary),
        can_call=any(way.act is Act.CALL for way in ways),
        is_over=is_past or activity.has_ended_on(day),
        is_paused=activity.is_paused_on(day),
        next_time=next_time,
        times=tuple(_times(told.schedules, moment, language)),
        timings=tuple(row.timing for row in told.schedules),
        known_facts=told.facts,
        at_home=ChannelKind.HOME in kinds,
        easy=Text(activity.summary_easy, "fi"),
        languages=languages_in_words(activity.languages),
        target_groups=listed(told.terms_in(Scheme.TARGET_GROUP), language),
        situations=tuple(told.terms_in(Scheme.LIFE_SITUATION)),
        conditions=conditions_told(told.facts),
        access=access_told(told.facts, is_placeless=is_placeless),
        stale=stale_months(activity.checked_at, moment),
        wrong_facts=parts_in_words(Told.TIMES, Told.PLACE, Told.PRICE, Told.CONTACT),
        wrong_for_people=parts_in_words(Told.PEOPLE, Told.LANGUAGES, Told.ACCESS, Told.OTHER),
        similar=tuple(similar_nearby(activity, [term.pk for term in told.terms], day)),
        behind=get_behind(activity, is_named=found.is_named),
    )


def _told(found: FoundActivity) -> _Told:
    """Read what stands beside the record; channels and areas are kept with the record itself."""
    activity = found.activity
    channels = Channel.objects.select_related("municipality").only(*_CHANNEL)
    prefetch_related_objects(
        [activity],
        Prefetch("channels", channels.order_by("position", "pk")),
        Prefetch("areas", Municipality.objects.only(*_NAMES)),
    )
    beside = _BESIDE.rows(activity=activity.pk)
    return _Told(
        schedules=list(found.schedules),
        terms=sorted(beside["terms"], key=lambda term: (term.position, term.pk)),
        facts={row.fact: row.is_so for row in beside["facts"]},
    )


def _times(schedules: list[Schedule], moment: datetime, language: str) -> Iterator[TimeLine]:
    """Yield the schedules in words; those that are over only when nothing else is told."""
    coming = [row for row in schedules if not _is_over(row, moment)]
    for row in coming or schedules:
        yield TimeLine(timing_text(row.timing, language), row.note)


def _is_over(schedule: Schedule, moment: datetime) -> bool:
    """Test whether the schedule's last day is past."""
    day = timezone.localtime(moment).date()
    last = schedule.until_on if schedule.rule else schedule.first_on
    return last is not None and last < day


def _ways(activity: Activity, channels: Iterable[Channel]) -> Iterator[Way]:
    """Yield the ways in that the channels tell, in their order."""
    for place in activity.places:
        if place.street or place.municipality:
            yield Way(Act.PLACE, _map_of(place))
    for row in channels:
        if row.phone:
            yield Way(Act.CALL, row.phone)
        if row.email:
            yield Way(Act.MAIL, row.email)
        if row.url:
            yield Way(Act.LINK, row.url)


def _map_of(place: Channel) -> str:
    """Return a map's search for the place; nothing is fetched unless the reader goes there."""
    municipality = place.municipality.name_fi if place.municipality else ""
    town = f"{place.postal_code} {municipality}".strip()
    words = ", ".join(filter(None, (place.street or place.name_fi or place.name_sv, town)))
    return MAP + urlencode({"query": words})
