"""Where, by what number and when a service of a package is had, as channels of ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.imports.domain.records import Json
from kumaja.help.directory.domain.kinds import ChannelKind
from kumaja.help.interchange.domain.hsds.attributes import Attributes, first, is_true, own_texts
from kumaja.help.interchange.domain.hsds.profile import CHANNEL, HOURS
from kumaja.help.interchange.domain.hsds.reach import (
    Place,
    mail_of,
    page_of,
    phones_of,
    place_in,
    point_of,
)
from kumaja.help.interchange.domain.hsds.rows import Row, Tables
from kumaja.help.interchange.domain.hsds.tables import AT
from kumaja.help.interchange.domain.hsds.times import Read, read_hours
from kumaja.help.interchange.domain.known import Known
from kumaja.help.interchange.domain.wording import one_line

Values = dict[str, Json]
_LONGEST_NAME, _LONGEST_PAGE, _MOST = 200, 500, 40
_NOWHERE = Place()
_VIRTUAL = frozenset({"virtual", "online", "phone", "remote"})


class ChannelReader:
    """Reads the channels of services from tables that are tied."""

    def __init__(self, tables: Tables, attributes: Attributes, known: Known, language: str) -> None:
        self.tables, self.attributes, self.known = tables, attributes, known
        self.language = language

    def told(self, service: Row) -> tuple[list[Values], list[str]]:
        """Return a service's channels with their hours, and what is told of times in words."""
        words: list[str] = []
        found: list[Values] = []
        for at, location in self.locations_of(service):
            hours = self._hours(service, at, location)
            words += hours.words
            found += self._at(at, location, hours)
        found += self._phones(self._of_service("phone", service))
        found += self._mails(service)
        found += self._pages(service)
        loose = self._loose_hours(service, found)
        if loose.hours:
            found.append({"hours": list[Json](loose.hours)})
        return _each_once(found)[:_MOST], [*words, *loose.words]

    def locations_of(self, service: Row) -> list[tuple[Row | None, Row]]:
        """Return the locations of a service, each once, with the row that ties them."""
        found: dict[str, tuple[Row | None, Row]] = {}
        for at in self.tables.of(AT, "service_id", service.id):
            location = self.tables.get("location", at.text("location_id"))
            if location is not None:
                found.setdefault(location.id, (at, location))
        direct = self.tables.get("location", service.text("location_id"))
        if direct is not None:
            found.setdefault(direct.id, (None, direct))
        return list(found.values())

    def _at(self, at: Row | None, location: Row, hours: Read) -> Iterator[Values]:
        """Yield the channel that a location is, and those of its further numbers."""
        notes = self.tables.notes
        near = self.tables.of("phone", f"{AT}_id", at.id) if at else []
        of_location = self.tables.of("phone", "location_id", location.id)
        wide = [row for row in of_location if not row.cells.keys() & {"service_id", f"{AT}_id"}]
        numbers = list(phones_of([*near, *wide], notes))
        contacts = self.tables.of("contact", f"{AT}_id", at.id) if at else []
        contacts = [*contacts, *self.tables.of("contact", "location_id", location.id), location]
        mail = next((found for each in contacts if (found := mail_of(each, notes))), "")
        place = place_in(self.tables.of("address", "location_id", location.id), self.known)
        east, north = point_of(location, notes)
        values = self._channel(
            kind=ChannelKind.PLACE, source_id=location.id, place=place, phone=numbers[0][0]
            if numbers else "", url=page_of(location, notes, "url", _LONGEST_PAGE), email=mail,
            name=location.text("name", "alternate_name"),
        )  # fmt: skip
        if location.text("location_type", "virtual").lower() in {*_VIRTUAL, "true"}:
            values["kind"] = _remote_kind(values).value
        point: Values = {"longitude": east, "latitude": north}
        yield values | point | {"hours": list[Json](hours.hours)}
        for number, told in numbers[1:]:
            yield self._channel(kind=ChannelKind.PHONE, phone=number, name=told)

    def _channel(
        self, *, kind: ChannelKind, name: str = "", source_id: str = "", place: Place = _NOWHERE,
        phone: str = "", url: str = "", email: str = "",
    ) -> Values:  # fmt: skip
        names: Values = {f"name_{each}": "" for each in LANGUAGES}
        return {
            "kind": kind.value,
            "source_id": source_id,
            **names,
            f"name_{self.language}": one_line(name, _LONGEST_NAME),
            "street": place.street,
            "postal_code": place.postal_code,
            "municipality": place.municipality,
            "longitude": None,
            "latitude": None,
            "phone": phone,
            "url": url,
            "email": email,
            "hours": [],
        }

    def _phones(self, rows: Iterable[Row]) -> Iterator[Values]:
        for number, told in phones_of(rows, self.tables.notes):
            yield self._channel(kind=ChannelKind.PHONE, phone=number, name=told)

    def _of_service(self, table: str, service: Row) -> list[Row]:
        """Return the rows of a service itself, not of one of its places."""
        rows = self.tables.of(table, "service_id", service.id)
        return [row for row in rows if f"{AT}_id" not in row.cells]

    def _mails(self, service: Row) -> Iterator[Values]:
        """Yield the mail addresses of a service, and how its contacts are reached, by role."""
        notes = self.tables.notes
        if mail := mail_of(service, notes):
            yield self._channel(kind=ChannelKind.EMAIL, email=mail)
        for row in self._of_service("contact", service):
            role = row.text("title", "department")
            if mail := mail_of(row, notes):
                yield self._channel(kind=ChannelKind.EMAIL, email=mail, name=role)
            for number, told in phones_of(self.tables.of("phone", "contact_id", row.id), notes):
                yield self._channel(kind=ChannelKind.PHONE, phone=number, name=role or told)

    def _pages(self, service: Row) -> Iterator[Values]:
        notes = self.tables.notes
        for row in (service, *self.tables.of("url", "service_id", service.id)):
            if page := page_of(row, notes, "url", _LONGEST_PAGE):
                yield self._channel(kind=ChannelKind.ONLINE, url=page, name=row.text("label"))

    def _hours(self, service: Row, at: Row | None, location: Row) -> Read:
        """Return the hours of a service at a place: its own there, else those of the place."""
        found: list[list[Row]] = []
        for table in ("schedule", "holiday_schedule"):
            of_service = self.tables.of(table, "service_id", service.id)
            here = [row for row in of_service if row.text("location_id") == location.id]
            near = self.tables.of(table, f"{AT}_id", at.id) if at else []
            rows = list({row.id: row for row in (*near, *here)}.values())
            if not rows:
                of_place = self.tables.of(table, "location_id", location.id)
                rows = [
                    row for row in of_place if not row.cells.keys() & {"service_id", f"{AT}_id"}
                ]
            found.append(rows)
        return read_hours(found[0], found[1], self.language, self.tables.notes)

    def _loose_hours(self, service: Row, channels: list[Values]) -> Read:
        """Return the hours of a service that are of no place of its own."""
        placed = {str(each["source_id"]) for each in channels if each.get("source_id")}
        rows = [
            [
                row
                for row in self._of_service(table, service)
                if row.text("location_id") not in placed
            ]
            for table in ("schedule", "holiday_schedule")
        ]
        return read_hours(rows[0], rows[1], self.language, self.tables.notes)

    def own(self, service: Row) -> list[Values]:
        """Return the channels of a service of our profile, as they were written."""
        schedules = self.tables.of("schedule", "service_id", service.id)
        found = []
        for at in self.tables.of(AT, "service_id", service.id):
            location = self.tables.get("location", at.text("location_id"))
            if location is not None:
                hours = [self._own_hours(row) for row in schedules if _is_at(row, at)]
                found.append(self._own_channel(at, location, hours))
        loose = [self._own_hours(row) for row in schedules if f"{AT}_id" not in row.cells]
        return [*found, {"hours": loose}] if loose else found

    def _own_channel(self, at: Row, location: Row, hours: list[Json]) -> Values:
        own = self.attributes.own(location)
        phones = self.tables.of("phone", f"{AT}_id", at.id)
        contacts = self.tables.of("contact", f"{AT}_id", at.id)
        code = first(own, "municipality")
        east, north = point_of(location, self.tables.notes)
        return {
            "kind": first(own, "channel"),
            "source_id": location.id,
            **own_texts(CHANNEL, location, own),
            "street": first(own, "street"),
            "postal_code": first(own, "postal_code"),
            "municipality": code if code in self.known.municipalities.values() else "",
            "longitude": east,
            "latitude": north,
            "phone": phones[0].raw("number") if phones else "",
            "url": first(own, "url") or location.raw("url"),
            "email": contacts[0].raw("email") if contacts else "",
            "hours": hours,
        }

    def _own_hours(self, row: Row) -> Json:
        own = self.attributes.own(row)
        exceptions, is_on_holidays = own.get("exceptions", []), is_true(own, "is_on_holidays")
        values: Values = {
            "rule": first(own, "rule"),
            "first_on": row.raw("valid_from"),
            "until_on": row.raw("valid_to") or None,
            "starts_at": row.raw("opens_at")[:5],
            "ends_at": row.raw("closes_at")[:5],
            **own_texts(HOURS, row, own),
        }
        if exceptions or is_on_holidays:
            values |= {"exceptions": list[Json](exceptions), "is_on_holidays": is_on_holidays}
        return values


def _is_at(row: Row, at: Row) -> bool:
    return row.text(f"{AT}_id") == at.id


def _remote_kind(values: Values) -> ChannelKind:
    if values["url"]:
        return ChannelKind.ONLINE
    if values["phone"]:
        return ChannelKind.PHONE
    return ChannelKind.EMAIL if values["email"] else ChannelKind.ONLINE


def _each_once(channels: Iterable[Values]) -> list[Values]:
    """Return the channels without lines that another one has already."""
    found: list[Values] = []
    seen: set[tuple[Json, Json]] = set()
    for each in channels:
        way = next(
            ((name, each[name]) for name in ("phone", "email", "url") if each.get(name)), None
        )
        if way is not None and each["kind"] != ChannelKind.PLACE.value and way in seen:
            continue
        seen |= {(name, each[name]) for name in ("phone", "email", "url") if each.get(name)}
        found.append(each)
    return found
