"""Organisations of a package as records of our registry."""

from __future__ import annotations

import re

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.imports.domain.records import Json, Record
from kumaja.help.interchange.domain.hsds import faults
from kumaja.help.interchange.domain.hsds.attributes import (
    Attributes,
    Own,
    first,
    is_true,
    number,
    own_texts,
)
from kumaja.help.interchange.domain.hsds.profile import CONTACT, ORGANISATION
from kumaja.help.interchange.domain.hsds.reach import mail_of, page_of, phones_of, place_in
from kumaja.help.interchange.domain.hsds.rows import Row, Tables
from kumaja.help.interchange.domain.known import Known
from kumaja.help.interchange.domain.organisations import KIND, kind_of, summary_columns
from kumaja.help.interchange.domain.wording import markdown, one_line
from kumaja.network.registry.domain.business_ids import normal_business_id

BUSINESS_ID, REGISTER_NUMBER = "Y-tunnus", "rekisterinumero"
_YEAR = re.compile(r"(?:.*\D)?(1[5-9]\d\d|20\d\d)(?:\D.*)?", re.ASCII)
_LONGEST_NAME, _LONGEST_PAGE, _LONGEST_ROLE, _MOST_CONTACTS = 200, 200, 120, 20


class OrganisationReader:
    """Reads organisations from tables that are tied."""

    def __init__(self, tables: Tables, attributes: Attributes, known: Known, language: str) -> None:
        self.tables, self.attributes, self.known = tables, attributes, known
        self.language = language

    def record(self, row: Row, umbrella: str) -> Record:
        """Return the record of a row that has a name."""
        own = self.attributes.own(row)
        values = self._own(row, own) if own else self._told(row)
        values |= {
            "business_id": self._identifier(row),
            "founded_year": self._year(row),
            "umbrella": umbrella,
        }
        label = next(str(values[f"name_{name}"]) for name in LANGUAGES if values[f"name_{name}"])
        return Record(KIND, row.id, label, values, row.where)

    def _own(self, row: Row, own: Own) -> dict[str, Json]:
        codes = set(self.known.municipalities.values())
        return {
            **own_texts(ORGANISATION, row, own),
            "kind": first(own, "kind"),
            "website": first(own, "website") or row.raw("website"),
            "register_number": self._numbers(row).get(REGISTER_NUMBER, ""),
            "ended_on": first(own, "ended_on") or None,
            "members": number(own, "members"),
            "languages": list[Json](own.get("languages", [])),
            "domicile": first(own, "domicile") if first(own, "domicile") in codes else "",
            "locality": first(own, "locality"),
            "areas": list[Json](sorted(codes & set(own.get("areas", [])))),
            "is_region_wide": is_true(own, "is_region_wide"),
            "terms": self.own_terms(row),
            "contacts": [self._own_contact(each) for each in self._contacts_of(row)],
        }

    def own_terms(self, row: Row) -> Json:
        """Return the terms of our vocabularies that a record of our profile has."""
        told = {code for code, _ in self.attributes.terms(row)}
        return list[Json](sorted(told & self.known.our_terms))

    def _own_contact(self, row: Row) -> Json:
        phones = self.tables.of("phone", "contact_id", row.id)
        roles = own_texts(CONTACT, row, self.attributes.own(row))
        phone = phones[0].raw("number") if phones else ""
        return {**roles, "phone": phone, "email": row.raw("email")}

    def _told(self, row: Row) -> dict[str, Json]:
        text, name = row.text("description"), row.text("name", "alternate_name")
        long = {self.language: text} if text else {}
        place = place_in(self._addresses(row), self.known)
        names = {f"name_{each}": "" for each in LANGUAGES}
        names[f"name_{self.language}"] = one_line(name, _LONGEST_NAME)
        return {
            **names,
            "kind": kind_of("", f"{name} {row.text('alternate_name')}").value,
            **summary_columns({}, long),
            **{f"description_{each}": markdown(long.get(each, "")) for each in LANGUAGES},
            "website": page_of(row, self.tables.notes, "website", _LONGEST_PAGE),
            "languages": [self.language],
            "domicile": place.municipality,
            "locality": place.locality,
            "areas": [place.municipality] if place.municipality else [],
            "is_region_wide": False,
            "contacts": self._contacts(row),
        }

    def _addresses(self, row: Row) -> list[Row]:
        found = list(self.tables.of("address", "organization_id", row.id))
        for location in self.tables.of("location", "organization_id", row.id):
            found += self.tables.of("address", "location_id", location.id)
        return found

    def _numbers(self, row: Row) -> dict[str, str]:
        rows = self.tables.of("organization_identifier", "organization_id", row.id)
        return {each.text("identifier_type"): each.text("identifier") for each in rows}

    def _year(self, row: Row) -> int | None:
        told = row.text("year_incorporated", "date_incorporated")
        found = _YEAR.fullmatch(told)
        if told and found is None:
            self.tables.notes.add(row.where, "year_incorporated", faults.NO_YEAR)
        return int(found[1]) if found else None

    def _identifier(self, row: Row) -> str:
        """Return the Finnish business id that one of its numbers is."""
        told = [*self._numbers(row).values(), row.text("tax_id")]
        return next((found for each in told if (found := normal_business_id(each))), "") or ""

    def _contacts_of(self, row: Row) -> list[Row]:
        """Return the contacts of the organisation itself."""
        rows = self.tables.of("contact", "organization_id", row.id)
        return [each for each in rows if "service_id" not in each.cells]

    def _contacts(self, row: Row) -> list[Json]:
        """Return the ways to reach it, by role: what persons are called is not kept."""
        notes = self.tables.notes
        phones = [
            each
            for each in self.tables.of("phone", "organization_id", row.id)
            if not each.cells.keys() & {"contact_id", "service_id", "service_at_location_id"}
        ]
        ways = [(*way, "") for way in phones_of(phones, notes)]
        if "phone" in row.cells:
            ways.append((one_line(row.text("phone"), 40), "", ""))
        if mail := mail_of(row, notes):
            ways[:1] = [(*ways[0][:2], mail)] if ways else [("", "", mail)]
        for each in self._contacts_of(row):
            role = one_line(each.text("title", "department"), _LONGEST_ROLE)
            phone = next(phones_of(self.tables.of("phone", "contact_id", each.id), notes), ("", ""))
            ways.append((phone[0], role, mail_of(each, notes)))
        reached = {(phone, mail): role for phone, role, mail in reversed(ways) if phone or mail}
        found = [self._contact(phone, role, mail) for (phone, mail), role in reached.items()]
        return found[::-1][:_MOST_CONTACTS]

    def _contact(self, phone: str, role: str, mail: str) -> Json:
        roles: dict[str, Json] = {f"role_{each}": "" for each in LANGUAGES}
        return {**roles, f"role_{self.language}": role, "phone": phone, "email": mail}
