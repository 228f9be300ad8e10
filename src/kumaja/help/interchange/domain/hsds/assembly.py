"""Puts together what the tables of a package tell: organisations first, then services."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.imports.domain.records import Record, Refusal
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.help.interchange.domain import activities
from kumaja.help.interchange.domain import organisations as ours
from kumaja.help.interchange.domain.hsds import faults
from kumaja.help.interchange.domain.hsds.attributes import Attributes
from kumaja.help.interchange.domain.hsds.keepers import Keepers
from kumaja.help.interchange.domain.hsds.languages import code_of, written_in
from kumaja.help.interchange.domain.hsds.organisations import OrganisationReader
from kumaja.help.interchange.domain.hsds.rows import Row, Tables, id_in
from kumaja.help.interchange.domain.hsds.services import ServiceReader
from kumaja.help.interchange.domain.hsds.tables import AT
from kumaja.help.interchange.domain.known import Known

_HIDDEN = frozenset({"deleted", "archived", "draft"})
_SAMPLE = 200
LONE = "location-"  # begins the id of an activity that a location without a service is


@dataclass
class Assembly:
    """The tables of a package and what is known here."""

    tables: Tables
    known: Known
    registered: dict[str, str] = field(default_factory=dict)  # id → business id of a row here

    def records(self) -> Iterator[Record | Refusal]:
        """Yield organisations, those above first, then services; last what was noticed."""
        self.tables.tie()
        attributes = Attributes(self.tables)
        language = self._language()
        keepers = Keepers(self.tables, self.known)
        yield from self._organisations(
            OrganisationReader(self.tables, attributes, self.known, language), keepers
        )
        yield from self._services(
            ServiceReader(self.tables, attributes, self.known, language), attributes, keepers
        )
        yield from self.tables.notes.told()

    def _language(self) -> str:
        """Return the language of the package: the one it declares, else that of its words."""
        for row in self.tables.all("meta_table_description"):
            if (code := code_of(row.text("language"))) in LANGUAGES:
                return code
        rows = [*islice(self.tables.all("service"), _SAMPLE)]
        rows += islice(self.tables.all("organization"), _SAMPLE)
        return written_in(f"{row.raw('name')} {row.raw('description')}" for row in rows)

    def _organisations(
        self, reader: OrganisationReader, keepers: Keepers
    ) -> Iterator[Record | Refusal]:
        taken: set[str] = set()
        for row in keepers.in_order():
            if not row.text("name", "alternate_name"):
                fault = Sentence(faults.NO_NAME)
                yield Refusal(fault, row.where, "name", ours.KIND, row.id)
                continue
            record = reader.record(row, self._here(keepers.parent_of(row)))
            business_id = str(record.values["business_id"])
            if business_id and business_id in taken:
                self.tables.notes.add(row.where, "tax_id", faults.NO_BUSINESS_ID)
                record = replace(record, values={**record.values, "business_id": ""})
            elif business_id in self.known.by_business_id:
                self.registered[row.id] = business_id
            taken.add(business_id)
            yield record

    def _here(self, row_id: str) -> str:
        """Return how a record refers to an organisation that stands here."""
        return self.known.reference(row_id, self.registered.get(row_id))

    def _services(
        self, reader: ServiceReader, attributes: Attributes, keepers: Keepers
    ) -> Iterator[Record | Refusal]:
        for row in self.tables.all("service"):
            refusal = self._refused(row, attributes, keepers)
            if refusal is not None:
                yield refusal
                continue
            if row.text("status").lower() == "temporarily closed" and not attributes.own(row):
                self.tables.notes.add(row.where, "status", faults.CLOSED_NOW)
            yield reader.record(row, self._here(keepers.of(row)))
        for location in self.tables.all("location"):
            yield from self._lone(location, reader, keepers)

    def _refused(self, row: Row, attributes: Attributes, keepers: Keepers) -> Refusal | None:
        """Return why a service can't come in, None when it can."""
        label = row.text("name", "alternate_name")
        status, named = row.text("status").lower(), row.text("organization_id")
        field_name, fault = "", None
        if not label:
            field_name, fault = "name", Sentence(faults.NO_NAME)
        elif status in _HIDDEN and not attributes.own(row):
            field_name, fault = "status", Sentence(faults.NOT_PUBLISHED, {"state": status[:40]})
        elif not keepers.of(row):
            absent = Sentence(faults.ORGANISATION_ABSENT, {"id": named[:100]})
            field_name, fault = "organization_id", (
                absent if named else Sentence(faults.NO_ORGANISATION)
            )  # fmt: skip
        if fault is None:
            return None
        return Refusal(fault, row.where, field_name, activities.KIND, row.id, label)

    def _lone(
        self, location: Row, reader: ServiceReader, keepers: Keepers
    ) -> Iterator[Record | Refusal]:
        """Yield a location that no service has: an activity of its organisation, of its own."""
        is_had = self.tables.of(AT, "location_id", location.id) or self.tables.of(
            "service", "location_id", location.id
        )
        if is_had:
            return
        keeper = keepers.known(location.text("organization_id"))
        if not keeper or not location.text("name", "alternate_name"):
            self.tables.notes.add(location.where, "organization_id", faults.NOBODYS_LOCATION)
            return
        cells: dict[str, str] = {
            name: location.cells[name] for name in ("name", "alternate_name", "description")
            if name in location.cells
        }  # fmt: skip
        cells["location_id"] = location.id
        service = Row("service", id_in(f"{LONE}{location.id}"), cells, location.where)
        yield reader.record(service, self._here(keeper))
