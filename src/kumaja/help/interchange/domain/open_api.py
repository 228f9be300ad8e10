"""PTV's open API, version 11: records in several languages, linked by GUIDs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import time

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.imports.domain.records import Where
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.help.interchange.domain.faults import HOURS_WRONG
from kumaja.help.interchange.domain.hours import DAYS, Hours, gathered, read_period, read_time
from kumaja.help.interchange.domain.ptv import Address, Channel, Organisation, Service, Told
from kumaja.help.interchange.domain.reading import (
    Entry,
    Texts,
    all_texts,
    entries,
    inner,
    source_id,
    source_ids,
    text,
    texts,
    words,
)

_CHANNEL_KINDS = {
    "ServiceLocation": "place",
    "Phone": "phone",
    "EChannel": "online",
    "WebPage": "online",
    "PrintableForm": "online",
}
_NATIONWIDE = frozenset({"Nationwide", "NationwideExceptAlandIslands", "WholeCountry"})
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ROLES = ("Responsible", "OtherResponsible", "Producer")


def read_open_api(entry: Entry, where: Where) -> Told | None:
    """Return what the record tells; None when it is none of this form."""
    if isinstance(entry.get("organizationNames"), list):
        return _organisation(entry, where)
    if isinstance(entry.get("serviceNames"), list):
        return _service(entry, where)
    if isinstance(entry.get("serviceChannelNames"), list):
        return _channel(entry, where)
    return None


def _organisation(entry: Entry, where: Where) -> Organisation:
    parts = [inner(each, "service") or each for each in entries(entry, "subOrganizations")]
    return Organisation(
        where=where,
        source_id=source_id(entry.get("id")),
        names=texts(entry, "organizationNames", "Name"),
        kind=text(entry, "organizationType"),
        summaries=texts(entry, "organizationDescriptions", "Summary"),
        descriptions=texts(entry, "organizationDescriptions", "Description"),
        business_id=text(entry, "businessCode"),
        websites=_urls(entry),
        emails=_values(entry, "emails", "emailAddresses"),
        phones=_phones(entry),
        address=_address(entry),
        municipality=text(inner(entry, "municipality"), "code"),
        areas=_areas(entry),
        is_nationwide=text(entry, "areaType") in _NATIONWIDE,
        parent=source_id(entry.get("parentOrganizationId"))
        or source_id(entry.get("parentOrganization")),
        children=source_ids([each.get("id") for each in parts]),
    )


def _service(entry: Entry, where: Where) -> Service:
    keepers = sorted(
        (each for each in entries(entry, "organizations") if text(each, "roleType") in _ROLES),
        key=lambda each: _ROLES.index(text(each, "roleType")),
    )
    named = [inner(each, "organization") for each in keepers]
    links = [inner(each, "serviceChannel") for each in entries(entry, "serviceChannels")]
    return Service(
        where=where,
        source_id=source_id(entry.get("id")),
        names=texts(entry, "serviceNames", "Name"),
        organisations=source_ids([each.get("id") for each in named]),
        organisation_names={source_id(each.get("id")): text(each, "name") for each in named},
        channels=source_ids([each.get("id") for each in links]),
        summaries=texts(entry, "serviceDescriptions", "Summary"),
        descriptions=texts(entry, "serviceDescriptions", "Description"),
        instructions=texts(entry, "serviceDescriptions", "UserInstruction"),
        requirements=texts(entry, "requirements"),
        charge=text(entry, "serviceChargeType"),
        charge_notes=texts(entry, "serviceDescriptions", "ChargeTypeAdditionalInfo"),
        languages=tuple(words(entry, "languages")),
        areas=_areas(entry),
        is_nationwide=text(entry, "areaType") in _NATIONWIDE,
        terms=_terms(entry),
        words=_words(entry),
    )


def _channel(entry: Entry, where: Where) -> Channel:
    hours, remarks = _hours(entry)
    listed = [inner(each, "service") for each in entries(entry, "services")]
    return Channel(
        where=where,
        source_id=source_id(entry.get("id")),
        kind=_CHANNEL_KINDS.get(text(entry, "serviceChannelType"), "online"),
        names=texts(entry, "serviceChannelNames", "Name"),
        organisation=source_id(entry.get("organizationId")),
        summaries=texts(entry, "serviceChannelDescriptions", "Summary"),
        descriptions=texts(entry, "serviceChannelDescriptions", "Description"),
        accessibility=_accessibility(entry),
        languages=tuple(words(entry, "languages")),
        emails=_values(entry, "emails", "supportEmails"),
        phones=_phones(entry),
        websites=_urls(entry),
        address=_address(entry),
        hours=hours,
        services=source_ids([each.get("id") for each in listed]),
        areas=_areas(entry),
        is_nationwide=text(entry, "areaType") in _NATIONWIDE,
        remarks=remarks,
    )


def _values(entry: Entry, *names: str) -> tuple[str, ...]:
    found = (text(each, "value") for each in entries(entry, *names))
    return tuple(dict.fromkeys(value for value in found if value))


def _urls(entry: Entry) -> tuple[str, ...]:
    pages = entries(entry, "webPages", "urls", "channelUrls")
    return tuple(dict.fromkeys(url for each in pages if (url := text(each, "url", "value"))))


def _phones(entry: Entry) -> tuple[str, ...]:
    found = (
        " ".join(part for part in (text(each, "prefixNumber"), text(each, "number")) if part)
        for each in entries(entry, "phoneNumbers", "supportPhones")
        if text(each, "number") and text(each, "type") != "Fax"
    )
    return tuple(dict.fromkeys(found))


def _areas(entry: Entry) -> tuple[str, ...]:
    named = (each for area in entries(entry, "areas") for each in entries(area, "municipalities"))
    return tuple(dict.fromkeys(code for each in named if (code := text(each, "code"))))


def _terms(entry: Entry) -> tuple[str, ...]:
    named = (
        text(each, "code", "newUri", "uri")
        for name in ("lifeEvents", "serviceClasses", "targetGroups")
        for each in entries(entry, name)
    )
    return tuple(term for term in named if term)


def _words(entry: Entry) -> dict[str, list[str]]:
    found = all_texts(entry, "keywords")
    concepts = [all_texts(each, "name") for each in entries(entry, "ontologyTerms")]
    for told in (all_texts(entry, "serviceNames", "AlternativeName"), *concepts):
        for language, names in told.items():
            found.setdefault(language, []).extend(names)
    return found


def _street(entry: Entry) -> Entry:
    visits = [
        each
        for each in entries(entry, "addresses")
        if text(each, "type") in ("Location", "Visiting")
    ]
    found = [inner(each, "streetAddress") or inner(each, "otherAddress") for each in visits]
    return next((each for each in found if each), {})


def _address(entry: Entry) -> Address:
    street = _street(entry)
    number = text(street, "streetNumber")
    names = texts(street, "street")
    return Address(
        streets={language: f"{name} {number}".strip() for language, name in names.items()},
        postal_code=text(street, "postalCode"),
        post_office=next(iter(_in_order(texts(street, "postOffice"))), "").capitalize(),
        municipality=text(inner(street, "municipality"), "code"),
        north=text(street, "latitude"),
        east=text(street, "longitude"),
    )


def _in_order(found: Texts) -> Iterable[str]:
    return (found[language] for language in LANGUAGES if found.get(language))


def _accessibility(entry: Entry) -> Texts:
    """Return the sentences on each entrance by language, a heading before each group."""
    lines: dict[str, list[str]] = {}
    for address in entries(entry, "addresses"):
        for entrance in entries(address, "entrances"):
            for group in entries(entrance, "accessibilitySentences"):
                _add_group(lines, group)
    return {language: "\n\n".join(blocks) for language, blocks in lines.items()}


def _add_group(lines: dict[str, list[str]], group: Entry) -> None:
    headings = texts(group, "sentenceGroup")
    sentences = [texts(each, "sentence") for each in entries(group, "sentences")]
    for language in LANGUAGES:
        told = [each[language] for each in sentences if language in each]
        if told:
            heading = f"{headings[language]}: " if language in headings else ""
            lines.setdefault(language, []).append(heading + " ".join(told))


def _hours(entry: Entry) -> tuple[tuple[Hours, ...], tuple[Sentence, ...]]:
    found: list[Hours] = []
    remarks: tuple[Sentence, ...] = ()
    for each in entries(entry, "serviceHours"):
        period = read_period(text(each, "validFrom"), text(each, "validTo"))
        spans = list(_spans(each))
        is_usual = text(each, "serviceHourType") in ("DaysOfTheWeek", "Standard", "OverMidnight")
        if period is None or not spans or not is_usual or each.get("isClosed") is True:
            remarks = (Sentence(HOURS_WRONG),)
            continue
        found += gathered(spans, period, texts(each, "additionalInformation"))
    return tuple(found), remarks


def _spans(entry: Entry) -> Iterator[tuple[str, time, time]]:
    if entry.get("isAlwaysOpen") is True:
        for day in DAYS:
            yield day, time(0), time(0)
        return
    for each in entries(entry, "openingHour", "openingHours"):
        opens, closes = read_time(text(each, "from")), read_time(text(each, "to"))
        if text(each, "dayFrom") in _WEEK and opens is not None and closes is not None:
            yield DAYS[_WEEK.index(text(each, "dayFrom"))], opens, closes
