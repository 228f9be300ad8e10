"""What a region tells other systems, record by record in a settled order: only what is public."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.engine.shipped import OURS
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.models import Activity, ActivityQuerySet, Channel
from kumaja.help.directory.policies import visible_in as visible_activities
from kumaja.help.interchange.domain.hsds.service_writing import (
    location_lines,
    public_values,
    service_lines,
)
from kumaja.help.interchange.domain.hsds.writing import (
    Line,
    Values,
    kept_id,
    organisation_lines,
    part_id,
)
from kumaja.help.interchange.queries.hsds import (
    SOURCE,
    activity_values,
    contact_values,
    loaded_activities,
    loaded_organisations,
    organisation_values,
)
from kumaja.help.interchange.queries.ptv import channel_values
from kumaja.network.registry.domain.fields import HIDEABLE
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import public_record
from kumaja.network.registry.policies import visible_in as visible_organisations

_CHUNK = 200
_Row = TypeVar("_Row", Organisation, Activity)


@dataclass
class Exported:
    """A region as it is told on a day. Places that several services share are told once.

    What is remembered of each place is its id and the checksum of what was told: a place of the
    same id that tells something else goes out under an id of its own, so that neither is lost.
    """

    region: Region
    day: date
    names: dict[str, str] = field(default_factory=dict)
    provinces: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    _told: dict[bytes, bytes] = field(default_factory=dict)

    rows: Collection[Activity] | None = None  # loaded ones, if no others are told

    def __post_init__(self) -> None:
        if self.rows is None:
            columns = ("code", "name_fi", "name_sv", "county__name_fi")
            for code, name_fi, name_sv, province in Municipality.objects.values_list(*columns):
                self.names[code] = name_fi or name_sv
                self.provinces[code] = province or ""
        else:
            self._learn_places(self.rows)

    def _learn_places(self, rows: Iterable[Activity]) -> None:
        """Learn what the municipalities are called that the loaded activities name."""
        for row in rows:
            for area in row.areas.all():
                self.names[area.code] = area.name_fi or area.name_sv
            for channel in row.channels.all():
                if place := channel.municipality:
                    self.names[place.code] = place.name_fi or place.name_sv
                    self.provinces[place.code] = place.county.name_fi if place.county else ""

    def organisations(self) -> Iterator[list[Line]]:
        """Yield the rows of each organisation."""
        visible = visible_organisations(self.region)
        rows = loaded_organisations(visible).select_related("domicile", "umbrella__successor")
        for row in _in_order(rows):
            umbrella = ""
            if row.umbrella and visible.filter(pk=row.umbrella.pk).exists():
                umbrella = id_of(row.umbrella)
            yield self.organisation(row, umbrella)

    def organisation(self, row: Organisation, umbrella: str) -> list[Line]:
        """Return the rows of a loaded organisation; `umbrella` is what that is called outside."""
        values = _public(row)
        values["terms"] = self._ours(values["terms"])
        return list(organisation_lines(id_of(row), values, umbrella if values["umbrella"] else ""))

    def services(self) -> Iterator[Activity]:
        """Yield each activity, loaded."""
        return _in_order(loaded_activities(services_in(self.region)))

    def service(self, row: Activity, *, with_places: bool) -> list[Line]:
        """Return the rows of a loaded activity; with its places each time, or each place once."""
        values = public_values(activity_values(row))
        values["terms"] = self._ours(values["terms"])
        return list(self._service(row, values, with_places=with_places))

    def _service(self, row: Activity, values: Values, *, with_places: bool) -> Iterator[Line]:
        row_id = id_of(row)
        places: dict[str, list[Line]] = {}

        def place_of(number: int, channel: Values) -> str:
            place_id = self._place_id(row_id, number, channel, set(places))
            lines = list(location_lines(place_id, channel, self.names, self.provinces))
            places[place_id] = lines if self._is_new(place_id, channel) or with_places else []
            return place_id

        keeper = id_of(row.organisation)
        yield from service_lines(
            row_id, keeper, values, self.names, day=self.day, location_id=place_of
        )
        for lines in places.values():
            yield from lines

    def _place_id(self, row_id: str, number: int, channel: Values, taken: set[str]) -> str:
        """Return the id of a channel as a location: the one it came with, unless taken."""
        own = part_id(row_id, "location", number)
        kept = kept_id(channel["source_id"], None, is_of_source=True)
        if kept == str(None) or kept in taken:
            return own
        before = self._told.get(UUID(kept).bytes)
        return kept if before in (None, _checksum(channel)) else own

    def remember_places(self, rows: Iterable[Activity]) -> None:
        """Learn which place keeps an id that several channels tell: the first in the export."""
        told = {channel.source_id for row in rows for channel in row.channels.all()}
        wanted = [name for name in told if kept_id(name, None, is_of_source=True) == name]
        if not wanted:
            return
        alike = Channel.objects.filter(
            source_id__in=wanted, activity__in=services_in(self.region)
        ).select_related("activity", "municipality")
        for channel in sorted(alike, key=_place_in_export):
            values = public_values(
                {
                    "is_address_secret": channel.activity.is_address_secret,
                    "channels": [channel_values(channel, ())],
                }
            )
            for open_channel in values["channels"]:
                if "kind" in open_channel:
                    key = UUID(channel.source_id).bytes
                    self._told.setdefault(key, _checksum(open_channel))

    def _is_new(self, place_id: str, channel: Values) -> bool:
        key = UUID(place_id).bytes
        is_new = key not in self._told
        self._told[key] = _checksum(channel)
        return is_new

    def _ours(self, terms: list[str]) -> list[str]:
        """Return the terms that every installation has."""
        found = [term for term in terms if Scheme(term.partition(":")[0]) in OURS]
        self.used.update(found)
        return found

    def terms(self) -> Iterator[Term]:
        """Yield the terms that were used, in the order of their lists."""
        for term in Term.objects.of(*OURS).in_order():
            if str(term) in self.used:
                yield term


def services_in(region: Region) -> ActivityQuerySet:
    """Return the activities of a region that other systems are told of."""
    return visible_activities(region).filter(organisation__in=visible_organisations(region))


def _place_in_export(channel: Channel) -> tuple[str, str, int, int]:
    activity = channel.activity
    return activity.sort_key, id_of(activity), channel.position, channel.pk


def id_of(row: Organisation | Activity) -> str:
    """Return what a row is called outside."""
    return kept_id(row.source_id, row.uuid, is_of_source=row.source == SOURCE)


def _in_order(rows: QuerySet[_Row]) -> Iterator[_Row]:
    """Yield rows by name, those of one name by what they are called outside, never all at once."""
    listed = rows.order_by("sort_key", "pk").iterator(chunk_size=_CHUNK)
    for _, alike in groupby(listed, key=lambda row: row.sort_key):
        yield from sorted(alike, key=id_of)


def _public(row: Organisation) -> dict[str, Any]:
    """Return what everyone may read of a loaded organisation; a hidden field reads as empty."""
    seen, values = public_record(row), organisation_values(row)
    for name in HIDEABLE:
        if name not in seen.fields:
            values |= _emptied(values, name)
    values["contacts"] = [contact_values(contact) for contact in seen.contacts]
    return values


def _emptied(values: Values, name: str) -> dict[str, Any]:
    if name in values:
        return {name: None if isinstance(values[name], int) else ""}
    return {each: "" for each in values if each.startswith(f"{name}_")}


def _checksum(channel: Values) -> bytes:
    told = repr(sorted((name, value) for name, value in channel.items() if name not in _OF_SERVICE))
    return hashlib.blake2b(told.encode(), digest_size=8).digest()


# What belongs to the service at a place, and is told of it there.
_OF_SERVICE = frozenset({"hours", "phone", "email", "source_id"})
