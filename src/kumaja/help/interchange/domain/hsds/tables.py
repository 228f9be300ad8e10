"""The tables of HSDS, by the names that its versions and its publishers give them."""

from __future__ import annotations

import re
from collections.abc import Iterable

ORGANISATION, SERVICE, LOCATION, AT = "organization", "service", "location", "service_at_location"

# Columns by version 3.1, then those of older versions and of what publishers add to them.
_COLUMNS = {
    "organization": "name alternate_name description email website tax_status tax_id "
    "year_incorporated legal_status logo uri parent_organization_id funding_sources phone "
    "accreditations licenses date_incorporated",
    "program": "organization_id name alternate_name description",
    "service": "organization_id program_id location_id name alternate_name description url email "
    "status interpretation_services application_process fees_description wait_time fees "
    "accreditations eligibility_description minimum_age maximum_age assured_date assurer_email "
    "licenses alert last_modified taxonomy_ids audience keywords required_documents service_areas "
    "languages accepted_payments funding_sources short_desc deliverable_type attending_type "
    "attending_access",
    "attribute": "link_id taxonomy_term_id taxonomy_id link_type link_entity value label "
    "taxonomy_detail",
    "service_at_location": "service_id location_id description",
    "location": "location_type url organization_id name alternate_name description "
    "transportation latitude longitude external_identifier external_identifier_type short_desc "
    "email accessibility languages admin_emails virtual",
    "phone": "location_id service_id organization_id contact_id service_at_location_id number "
    "extension type description department language number_type country_prefix vanity_number",
    "contact": "organization_id service_id service_at_location_id location_id name title "
    "department email phone",
    "address": "location_id organization_id attention address_1 address_2 address_3 address_4 "
    "city region state_province postal_code country address_type",
    "schedule": "service_id location_id service_at_location_id organization_id contact_id "
    "valid_from valid_to dtstart timezone until count wkst freq interval byday byweekno bymonthday "
    "byyearday description opens_at closes_at schedule_link attending_type notes weekday closed",
    "holiday_schedule": "service_id location_id service_at_location_id closed opens_at closes_at "
    "start_date end_date",
    "funding": "organization_id service_id source",
    "service_area": "service_id service_at_location_id name description extent extent_type uri",
    "required_document": "service_id document uri",
    "language": "service_id location_id phone_id name code note",
    "accessibility": "location_id description details url",
    "taxonomy_term": "code name description parent_id parent_name taxonomy language taxonomy_id "
    "term_uri vocabulary",
    "service_taxonomy": "service_id taxonomy_term_id taxonomy_detail",
    "taxonomy": "name description uri version",
    "eligibility": "service_id eligibility minimum_age maximum_age",
    "payment_accepted": "service_id payment",
    "cost_option": "service_id valid_from valid_to option currency amount amount_description",
    "organization_identifier": "organization_id identifier_scheme identifier_type identifier",
    "url": "label url organization_id service_id",
    "metadata": "resource_id resource_type last_action_date last_action_type field_name "
    "previous_value replacement_value updated_by",
    "meta_table_description": "name language character_set",
    "service_capacity": "service_id unit_id available maximum description updated",
    "unit": "name scheme identifier uri",
}
COLUMNS = {name: frozenset(["id", *columns.split()]) for name, columns in _COLUMNS.items()}
# Tables that tell nothing of which we keep something.
UNREAD = frozenset({"metadata", "service_capacity", "unit", "funding"})
_COMPOUND = {name.replace("_", ""): name for name in COLUMNS} | {
    "org": "organization", "organisation": "organization", "agency": "organization",
    "regularschedule": "schedule", "physicaladdress": "address", "postaladdress": "address",
    "mailaddress": "address", "mailingaddress": "address", "servicelocation": AT,
    "locationservice": AT, "accessibilityfordisability": "accessibility",
    "serviceattribute": "service_taxonomy", "otherattribute": "attribute",
    "linktaxonomy": "attribute",
    "taxonomyterm": "taxonomy_term", "category": "taxonomy_term", "cost": "cost_option",
    "additionalurl": "url", "additionalwebsite": "url", "organisationidentifier":
    "organization_identifier", "paymentsaccepted": "payment_accepted", "paymentaccepted":
    "payment_accepted", "acceptedpayment": "payment_accepted", "capacity": "service_capacity",
    "metatabledescription": "meta_table_description", "taxonomydetail": "taxonomy",
}  # fmt: skip
_ALIASES = {
    "organization": {"url": "website", "parent_id": "parent_organization_id"},
    "service": {
        "eligibility": "eligibility_description", "how_to_apply": "application_process",
        "website": "url", "summary": "short_desc", "min_age": "minimum_age",
        "max_age": "maximum_age", "status_type": "status",
    },
    "location": {"lat": "latitude", "lon": "longitude", "lng": "longitude", "long": "longitude",
                 "website": "url", "type": "location_type"},
    "address": {
        "street": "address_1", "street_1": "address_1", "street_2": "address_2",
        "street_address": "address_1", "address": "address_1", "state": "state_province",
        "zip": "postal_code", "postcode": "postal_code", "zip_code": "postal_code",
        "country_code": "country", "postalcode": "postal_code", "type": "address_type",
    },
    "phone": {"phone": "number", "phone_number": "number", "ext": "extension"},
    "schedule": {
        "open_at": "opens_at", "close_at": "closes_at", "opens": "opens_at", "closes": "closes_at",
        "day": "weekday", "day_of_week": "weekday",
    },
    "holiday_schedule": {"open_at": "opens_at", "close_at": "closes_at"},
    "language": {"language": "name"},
    "accessibility": {"accessibility": "description"},
    "service_area": {"service_area": "name"},
    "service_taxonomy": {"taxonomy_id": "taxonomy_term_id"},
    "taxonomy_term": {"taxonomy_code": "code", "term": "name"},
    "cost_option": {"cost": "amount"},
}  # fmt: skip
REFERENCES = {
    "organization_id": "organization", "parent_organization_id": "organization",
    "program_id": "program", "service_id": "service", "location_id": "location",
    "service_at_location_id": AT, "contact_id": "contact", "phone_id": "phone",
    "taxonomy_term_id": "taxonomy_term",
}  # fmt: skip
_OF_TERMS = frozenset({"parent_id", "parent_name", "vocabulary", "taxonomy_id"})
_WORD = re.compile(r"[a-z]+")
_IRREGULAR = {"address": "address", "addresses": "address", "metadata": "metadata"}
_ENDINGS = frozenset({"full", "list", "example", "page", "all", "data", "export", "sample"})


def table_called(name: str) -> str:
    """Return the table that a file, a resource or a field is called after; empty when none is."""
    words = [_singular(word) for word in _WORD.findall(name.lower())]
    while words:
        for start in range(len(words)):
            found = _COMPOUND.get("".join(words[start:]))
            if found:
                return found
        if words[-1] not in _ENDINGS:
            return ""
        words.pop()
    return ""


def table_with(table: str, columns: Iterable[str]) -> str:
    """Return the table that has these columns: what version 1 calls a taxonomy is its terms."""
    is_of_terms = table == "taxonomy" and not _OF_TERMS.isdisjoint(columns)
    return "taxonomy_term" if is_of_terms else table


def column_called(table: str, name: str) -> str:
    """Return a column's name in the words of version 3.1."""
    plain = re.sub(r"[^a-z0-9]+", "_", name.strip().lower()).strip("_")
    if plain in (f"{table}_id", "identifier") and plain not in COLUMNS[table]:
        return "id"
    known = _ALIASES.get(table, {})
    return known.get(plain, plain) if plain not in COLUMNS[table] else plain


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
