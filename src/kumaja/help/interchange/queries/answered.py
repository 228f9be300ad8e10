"""What the API of HSDS answers: the rows of the export, short or with all that belongs to them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import Activity, ActivityQuerySet, Channel
from kumaja.help.interchange.domain.hsds.nesting import Entry, nested
from kumaja.help.interchange.domain.hsds.profile import ACTIVITY, ORGANISATION, Shape
from kumaja.help.interchange.domain.hsds.service_writing import public_values, service_cells
from kumaja.help.interchange.domain.hsds.vocabulary import named_term
from kumaja.help.interchange.domain.hsds.writing import organisation_cells
from kumaja.help.interchange.queries.asked import channels_told, last_modified
from kumaja.help.interchange.queries.exported import Exported, id_of, services_in
from kumaja.help.interchange.queries.hsds import loaded_activities, loaded_organisations
from kumaja.network.registry.domain.fields import readable_fields
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import visible_in as visible_organisations

_PUBLIC = frozenset({Visibility.PUBLIC})


@dataclass
class Answers:
    """A region as the API tells it on a day; what several rows share is looked up once."""

    region: Region
    day: date
    _umbrellas: dict[int, str] = field(default_factory=dict)
    _keepers: dict[int, Entry] = field(default_factory=dict)

    def short_services(self, rows: ActivityQuerySet) -> list[Entry]:
        """Return activities with what is told of each once; its organisation is in it."""
        loaded = list(rows.select_related("organisation").prefetch_related("channels"))
        self._learn_umbrellas([row.organisation for row in loaded])
        modified = last_modified([row.code for row in loaded])
        entries = []
        for row in loaded:
            entry = self._short_service(row)
            entry["last_modified"] = modified.get(row.code, row.created_at).isoformat()
            entries.append(entry)
        return entries

    def _short_service(self, row: Activity) -> Entry:
        channels = sorted(row.channels.all(), key=lambda each: (each.position, each.pk))
        values = _texts(row, ACTIVITY) | {
            "channels": [_reached(channel) for channel in channels],
            "is_address_secret": row.is_address_secret, "age_from": row.age_from,
            "age_to": row.age_to, "ended_on": _day(row.ended_on),
            "paused_until": _day(row.paused_until),
        }  # fmt: skip
        keeper = id_of(row.organisation)
        cells, _ = service_cells(id_of(row), keeper, public_values(values), day=self.day)
        return {**cells, "organization": self._keeper(row.organisation)}

    def _keeper(self, row: Organisation) -> Entry:
        if row.pk not in self._keepers:
            self._keepers[row.pk] = self._short_organisation(row)
        return self._keepers[row.pk]

    def short_organisations(self, rows: OrganisationQuerySet) -> list[Entry]:
        """Return organisations with what is told of each once."""
        loaded = list(rows)
        self._learn_umbrellas(loaded)
        return [self._short_organisation(row) for row in loaded]

    def _short_organisation(self, row: Organisation) -> Entry:
        seen = readable_fields(row.field_visibility, _PUBLIC)
        values = _texts(row, ORGANISATION)
        if "description" not in seen:
            values |= {f"description_{each}": "" for each in LANGUAGES}
        values["website"] = row.website if "website" in seen else ""
        values["founded_year"] = row.founded_year if "founded_year" in seen else None
        umbrella = self._umbrella_of(row) if "umbrella" in seen else ""
        cells, _ = organisation_cells(id_of(row), values, umbrella)
        return dict(cells)

    def full_services(self, rows: ActivityQuerySet) -> list[Entry]:
        """Return activities with all that belongs to them, and their organisation."""
        loaded = list(loaded_activities(rows))
        self._learn_umbrellas([row.organisation for row in loaded])
        modified = last_modified([row.code for row in loaded])
        told = Exported(self.region, self.day, rows=loaded)
        told.remember_places(loaded)
        entries = []
        for row in loaded:
            entry = nested(told.service(row, with_places=True), named_term)
            entry["last_modified"] = modified.get(row.code, row.created_at).isoformat()
            entries.append({**entry, "organization": self._keeper(row.organisation)})
        return entries

    def full_organisations(
        self, rows: OrganisationQuerySet, *, with_full_services: bool
    ) -> list[Entry]:
        """Return organisations with all that belongs to them and what they offer."""
        loaded = list(loaded_organisations(rows))
        self._learn_umbrellas(loaded)
        told = Exported(self.region, self.day)
        entries = {
            id_of(row): nested(told.organisation(row, self._umbrella_of(row)), named_term)
            for row in loaded
        }
        offered = services_in(self.region).filter(organisation__in=[row.pk for row in loaded])
        ordered = offered.order_by("sort_key", "pk")
        services = (
            self.full_services(ordered) if with_full_services else self.short_services(ordered)
        )
        for service in services:
            del service["organization"]
            entries[service["organization_id"]].setdefault("services", []).append(service)
        return list(entries.values())

    def at_locations(self, channels: Sequence[Channel], *, is_full: bool) -> list[Entry]:
        """Return activities at their places; `channels` are those of one page, in order."""
        keys = list(dict.fromkeys(channel.activity_id for channel in channels))
        services = services_in(self.region).filter(pk__in=keys).order_by("sort_key", "pk")
        by_channel: dict[int, Entry] = {}
        entries = {each["id"]: each for each in self.full_services(services)}
        rows = {id_of(row): row.pk for row in services.only("uuid", "source", "source_id")}
        told: dict[int, list[int]] = {}
        for key, activity in channels_told(self.region, services).values_list("pk", "activity_id"):
            told.setdefault(activity, []).append(key)
        for service_id, entry in entries.items():
            places = entry.get("service_at_locations", [])
            service = _flat(entry) | {"organization": entry["organization"]}
            for key, place in zip(told.get(rows[service_id], ()), places, strict=True):
                by_channel[key] = _at(place, service, is_full=is_full)
        return [by_channel[channel.pk] for channel in channels]

    def _umbrella_of(self, row: Organisation) -> str:
        return self._umbrellas.get(row.umbrella_id or 0, "")

    def _learn_umbrellas(self, rows: Collection[Organisation]) -> None:
        keys = {row.umbrella_id for row in rows if row.umbrella_id} - self._umbrellas.keys()
        if not keys:
            return
        above = visible_organisations(self.region).filter(pk__in=keys)
        found = {row.pk: id_of(row) for row in above.only("uuid", "source", "source_id")}
        self._umbrellas |= {key: found.get(key, "") for key in keys}


def _at(place: Entry, service: Entry, *, is_full: bool) -> Entry:
    if is_full:
        return {**place, "service": service}
    return {**_flat(place), "location": _flat(place["location"]), "service": service}


def _flat(entry: Entry) -> Entry:
    return {name: value for name, value in entry.items() if not isinstance(value, list | dict)}


def _texts(row: Organisation | Activity, shape: Shape) -> dict[str, Any]:
    names = dict.fromkeys((*shape.columns, *shape.texts))
    return {
        f"{name}_{each}": getattr(row, f"{name}_{each}") for name in names for each in LANGUAGES
    }


def _reached(channel: Channel) -> dict[str, Any]:
    names = ("kind", "url", "email", "street", "longitude")
    return {name: getattr(channel, name) for name in names} | {"hours": []}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
