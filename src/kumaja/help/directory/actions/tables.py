"""Tables as a source of activities: read, compared, written by the actions people use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kumaja.foundation.imports.domain.columns import Column, Titles
from kumaja.foundation.imports.domain.records import Record, Refusal, Standing, Values
from kumaja.foundation.imports.domain.rows import read_row
from kumaja.foundation.imports.engine.tables import read_table
from kumaja.foundation.imports.models import ColumnMapping
from kumaja.foundation.imports.queries import known_places
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.records import TermKey
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.foundation.vocabulary.queries import terms_by_word, terms_for
from kumaja.help.directory.actions.activities import (
    LABEL,
    ActivityLinks,
    archive_activity,
    create_activity,
    update_activity,
)
from kumaja.help.directory.domain.kinds import ActivityKind, ChannelKind, PriceKind, WayIn
from kumaja.help.directory.domain.tables import COLUMNS, FREE, KIND, KnownHere, record_of
from kumaja.help.directory.models import Activity, Channel, Schedule
from kumaja.help.directory.queries.tables import (
    LINES,
    PLACE,
    SCHEMES,
    activities_meant,
    associations_by_name,
)
from kumaja.network.registry.actions.records import Origin
from kumaja.network.registry.actions.tables import UNDONE
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import visible_in

_ANEW: dict[str, Any] = {"archived_at": None, "archive_reason": ""}
_REACHED = (*PLACE, "place_municipality", *LINES)


class ActivityTable:
    """A table of activities by the columns that were chosen for its source."""

    kind: str = KIND
    columns: ClassVar[tuple[Column, ...]] = COLUMNS

    def __init__(self, mapping: ColumnMapping, name: str, day: date) -> None:
        self.source, self._mapping, self._name, self._day = mapping.source, mapping, name, day

    def read(self, path: Path) -> Iterator[Record | Refusal]:
        """Yield the rows of the table; raises BrokenFile."""
        known = self._known()
        for each in read_table(path, self._name, Titles(COLUMNS), self._mapping.columns):
            if isinstance(each, Refusal):
                yield each
            else:
                yield record_of(each, read_row(each, COLUMNS, known), known)

    def _known(self) -> KnownHere:
        places = known_places(self._day)
        by_id, by_name = associations_by_name(self._mapping.region)
        words = terms_by_word(*(Scheme(scheme) for scheme in SCHEMES.values()))
        return KnownHere(
            places.municipalities, places.postal_codes, words, by_id, by_name,
            self._mapping.answers,
        )  # fmt: skip

    def standings(
        self, told: Mapping[str, Values], keys: Mapping[str, str], region: Region
    ) -> dict[str, Standing]:
        """Return the activities here that the rows are."""
        return activities_meant(told, keys, self.source, region)

    def apply(
        self,
        source_id: str,
        values: Values,
        *,
        standing: Standing | None,
        region: Region,
        actor: object | None,
        now: datetime,
    ) -> tuple[str, str]:
        """Write the given fields, into a new row when there is none."""
        row = Activity.objects.get(code=standing.key) if standing else None
        fields, links = self._offer(values, row, region)
        if row is not None:
            fields |= _ANEW if standing and standing.is_archived else {}
            update_activity(
                activity=row, values=fields, links=links, actor=actor, now=now, is_checked=False
            )
            return LABEL, row.code
        keeper = fields.pop("organisation", None)
        if keeper is None:
            raise _no_keeper()
        made = create_activity(
            organisation=keeper, region=region, values=_with_defaults(fields, values),
            links=links, actor=actor, now=now, origin=Origin(self.source, source_id[:100]),
        )  # fmt: skip
        return LABEL, made.code

    def undo(
        self,
        standing: Standing,
        before: Values | None,
        *,
        region: Region,
        actor: object | None,
        now: datetime,
    ) -> None:
        """Give back the fields, or archive the row that the import made."""
        if before is not None:
            self.apply("", before, standing=standing, region=region, actor=actor, now=now)
            return
        row = Activity.objects.get(code=standing.key)
        archive_activity(activity=row, reason=UNDONE, actor=actor, now=now)

    @cached_property
    def _municipalities(self) -> dict[str, Municipality]:
        return {row.code: row for row in Municipality.objects.all()}

    def _offer(
        self, values: Values, row: Activity | None, region: Region
    ) -> tuple[dict[str, Any], ActivityLinks]:
        """Return the fields and links of an activity as its actions take them."""
        fields: dict[str, Any] = dict(values)
        areas, times = fields.pop("areas", None), fields.pop("times", None)
        words = {name: fields.pop(name) for name in SCHEMES if name in fields}
        reached = {name: fields.pop(name) or "" for name in _REACHED if name in fields}
        if "organisation" in fields:
            fields["organisation"] = _keeper(fields["organisation"], region)
        if "price" in fields:
            fields |= _price(fields.pop("price"))
        for name in ("is_region_wide", "is_remote"):
            if name in fields:
                fields[name] = bool(fields[name])
        if "ended_on" in fields:
            fields["ended_on"] = _day(fields["ended_on"])
        channels, schedules = self._channels(reached, times, row)
        return fields, ActivityLinks(
            areas=None if areas is None else [self._municipalities[code] for code in areas],
            terms=_terms(words, row) if words else None,
            channels=channels,
            schedules=schedules,
        )

    def _channels(
        self, reached: Mapping[str, str], times: list[dict[str, Any]] | None, row: Activity | None
    ) -> tuple[list[Channel] | None, list[Schedule] | None]:
        """Return channels with the told ones changed, and times that stay tied to theirs."""
        if not reached:
            return None, None if times is None else [_schedule(each, None) for each in times]
        channels, schedules = _loaded(row) if row else ([], [])
        _set_place(channels, reached, self._municipalities)
        for name, kind in LINES.items():
            if name in reached:
                _set_line(channels, kind, name, reached[name])
        if times is not None:
            place = next((each for each in channels if each.kind == ChannelKind.PLACE), None)
            schedules = [_schedule(each, place) for each in times]
        for schedule in schedules:
            if schedule.channel not in channels:
                schedule.channel = None
        return channels, schedules


def _no_keeper() -> ValidationError:
    return ValidationError(
        {"organisation": _("The organisation that offers it is not in the registry.")}
    )


def _keeper(code: str, region: Region) -> Organisation:
    keeper = visible_in(region).filter(code=code).first()
    if keeper is None:
        raise _no_keeper()
    return keeper


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def _price(told: str) -> dict[str, Any]:
    if told == FREE:
        return {"price_kind": PriceKind.FREE, "price": None}
    if not told:
        return {"price_kind": PriceKind.UNKNOWN, "price": None}
    return {"price_kind": PriceKind.PAID, "price": Decimal(told)}


def _with_defaults(fields: dict[str, Any], values: Values) -> dict[str, Any]:
    """Return the fields of a new activity with what each must have."""
    way = WayIn.COME
    if not any(values.get(name) for name in ("place_name", "street")):
        ways = (("phone", WayIn.CALL), ("url", WayIn.REGISTER), ("email", WayIn.WRITE))
        way = next((found for name, found in ways if values.get(name)), WayIn.COME)
    return {"kind": ActivityKind.SUPPORT, "way_in": way} | fields


def _terms(words: Mapping[str, list[str]], row: Activity | None) -> list[Term]:
    """Return the terms of the given lists, with those of other lists that the row has."""
    told = {SCHEMES[name] for name in words}
    kept = [term for term in row.terms.all() if term.scheme not in told] if row else []
    return kept + terms_for([TermKey.read(name) for names in words.values() for name in names])


def _loaded(row: Activity) -> tuple[list[Channel], list[Schedule]]:
    """Return the channels and times of an activity unsaved, as its actions write them anew."""
    channels = list(row.channels.select_related("municipality").order_by("position", "pk"))
    by_key: dict[int | None, Channel] = {channel.pk: channel for channel in channels}
    for channel in channels:
        channel.pk = None
    schedules = list(row.schedules.order_by("position", "pk"))
    for schedule in schedules:
        schedule.channel = by_key.get(schedule.channel_id)
    return channels, schedules


def _set_place(
    channels: list[Channel], reached: Mapping[str, str], known: Mapping[str, Municipality]
) -> None:
    told = {column: reached[name] for name, column in PLACE.items() if name in reached}
    if not told and "place_municipality" not in reached:
        return
    place = next((each for each in channels if each.kind == ChannelKind.PLACE), None)
    if place is None:
        place = Channel(kind=ChannelKind.PLACE)
        channels.insert(0, place)
    for column, value in told.items():
        setattr(place, column, value)
    if "place_municipality" in reached:
        place.municipality = known.get(reached["place_municipality"])
    if not any((place.name_fi, place.street, place.postal_code, place.municipality)):
        channels.remove(place)


def _set_line(channels: list[Channel], kind: ChannelKind, name: str, value: str) -> None:
    line = next((each for each in channels if each.kind == kind), None)
    if line is not None and not value:
        channels.remove(line)
        return
    if line is None and value:
        line = Channel(kind=kind)
        channels.append(line)
    if line is not None:
        setattr(line, name, value)


def _schedule(told: Mapping[str, Any], channel: Channel | None) -> Schedule:
    return Schedule(
        rule=told["rule"],
        channel=channel,
        first_on=date.fromisoformat(told["first_on"]),
        until_on=_day(told["until_on"]),
        starts_at=time.fromisoformat(told["starts_at"]),
        ends_at=time.fromisoformat(told["ends_at"]),
    )
