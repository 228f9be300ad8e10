"""PTV's early export (FakePtv): flat records in Finnish, linked by whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import time

from kumaja.foundation.imports.domain.records import Where
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.help.interchange.domain.faults import HOURS_WRONG
from kumaja.help.interchange.domain.hours import DAYS, Hours, gathered, read_period, read_time
from kumaja.help.interchange.domain.ptv import Address, Channel, Organisation, Service, Told
from kumaja.help.interchange.domain.reading import (
    Entry,
    Texts,
    entries,
    inner,
    listed,
    source_id,
    source_ids,
    text,
    words,
)

_PLANE = "3067"


def read_sample(entry: Entry, where: Where) -> Told | None:
    """Return what the record tells; None when it is none of this form."""
    if isinstance(entry.get("serviceToOrganization"), dict):
        return _service(entry, where)
    if "phoneServiceChannelType" in entry:
        return _phone(entry, where)
    if "openingTimes" in entry or "coordinateSystem" in entry:
        return _place(entry, where)
    if "organizationType" in entry and not isinstance(entry.get("organizationNames"), list):
        return _organisation(entry, where)
    return None


def _fi(entry: Entry, *names: str) -> Texts:
    found = text(entry, *names)
    return {"fi": found} if found else {}


def _organisation(entry: Entry, where: Where) -> Organisation:
    visits = list(entries(entry, "visitAddress"))
    return Organisation(
        where=where,
        source_id=source_id(entry.get("id")),
        names=_fi(entry, "name"),
        kind=text(entry, "organizationType"),
        descriptions=_fi(entry, "description"),
        business_id=text(entry, "businessID"),
        websites=_urls(entry, "webpages", "webPages"),
        emails=tuple(words(entry, "email")),
        phones=tuple(words(entry, "phone")),
        address=_address(visits[0]) if visits else Address(),
        municipality=text(entry, "municipalityCode", "munipalicityName"),
        children=source_ids(listed(entry, "subOrganization")),
    )


def _service(entry: Entry, where: Where) -> Service:
    keepers = inner(entry, "serviceToOrganization")
    links = inner(entry, "serviceToServiceChannel")
    responsible = listed(keepers, "responsibleOrganization")
    other_names = words(entry, "alternateName") + words(entry, "keyword")
    return Service(
        where=where,
        source_id=source_id(entry.get("id")),
        names=_fi(entry, "name"),
        organisations=source_ids([*responsible, *listed(keepers, "producerOrganization")]),
        channels=source_ids([each for kind in links for each in listed(links, kind)]),
        summaries=_fi(entry, "shortDescription"),
        descriptions=_fi(entry, "description"),
        instructions=_fi(entry, "serviceUserInstructions"),
        requirements=_fi(entry, "requirements"),
        charge=text(entry, "serviceCharge"),
        charge_notes=_note(words(entry, "serviceChargeDescription")),
        languages=tuple(words(entry, "language")),
        areas=tuple(words(entry, "municipality")),
        is_nationwide=text(entry, "serviceCoverage") == "nationwide",
        terms=_terms(entry),
        words={"fi": other_names + words(entry, "ontologyTerm")},
    )


def _note(sentences: list[str]) -> Texts:
    return {"fi": " ".join(sentences)} if sentences else {}


def _terms(entry: Entry) -> tuple[str, ...]:
    return tuple(
        name for key in ("lifeEvent", "serviceClass", "targetGroup") for name in words(entry, key)
    )


def _place(entry: Entry, where: Where) -> Channel:
    visits = list(entries(entry, "visitAddress"))
    is_plane = text(entry, "coordinateSystem") == _PLANE
    hours, remarks = _hours(entry)
    return Channel(
        where=where,
        source_id=source_id(entry.get("id")),
        kind="place",
        names=_fi(entry, "name"),
        organisation=source_id(entry.get("organization")),
        summaries=_fi(entry, "shortDescription"),
        descriptions=_fi(entry, "description"),
        languages=tuple(words(entry, "language")),
        emails=tuple(text(each, "address") for each in entries(entry, "email")),
        phones=tuple(text(each, "phone") for each in entries(entry, "phone")),
        websites=_urls(entry, "webPage"),
        address=_address(
            visits[0] if visits else {},
            north=text(entry, "latitude") if is_plane else "",
            east=text(entry, "longitude") if is_plane else "",
        ),
        hours=hours,
        services=source_ids(listed(entry, "services")),
        areas=tuple(words(entry, "serviceArea")),
        terms=_terms(entry),
        words={"fi": words(entry, "keyword") + words(entry, "ontologyTerm")},
        remarks=remarks,
    )


def _phone(entry: Entry, where: Where) -> Channel:
    hours, remarks = _hours(entry)
    return Channel(
        where=where,
        source_id=source_id(entry.get("id")),
        kind="phone",
        names=_fi(entry, "name"),
        organisation=source_id(entry.get("organization")),
        descriptions=_fi(entry, "description"),
        languages=tuple(words(entry, "language")),
        emails=tuple(words(entry, "email")),
        phones=tuple(words(entry, "phone")),
        websites=tuple(words(entry, "webPage")),
        hours=hours,
        terms=_terms(entry),
        is_nationwide=True,
        remarks=remarks,
    )


def _urls(entry: Entry, *names: str) -> tuple[str, ...]:
    return tuple(url for each in entries(entry, *names) if (url := text(each, "url")))


def _address(entry: Entry, *, north: str = "", east: str = "") -> Address:
    parts = (
        text(entry, "streetAddress"),
        text(entry, "buildingNumber"),
        text(entry, "apartmentIDLetter"),
    )
    street = " ".join(part for part in parts if part)
    return Address(
        streets={"fi": street} if street else {},
        postal_code=text(entry, "postalCode"),
        post_office=text(entry, "postalDistrict"),
        municipality=text(entry, "municipality", "postalDistrict"),
        north=north,
        east=east,
    )


def _hours(entry: Entry) -> tuple[tuple[Hours, ...], tuple[Sentence, ...]]:
    found: list[Hours] = []
    remarks: tuple[Sentence, ...] = ()
    for each in entries(entry, "openingTimes"):
        period = read_period(text(each, "validFrom"), text(each, "validThrough"))
        spans = list(_spans(each))
        if period is None or not spans:
            remarks = (Sentence(HOURS_WRONG),)
            continue
        found += gathered(spans, period, _fi(each, "openingHoursException"))
    return tuple(found), remarks


def _spans(entry: Entry) -> Iterator[tuple[str, time, time]]:
    opens, closes = read_time(text(entry, "opens")), read_time(text(entry, "closes"))
    if opens is None or closes is None:
        return
    for number in _numbers(listed(entry, "dayOfWeek")):
        yield DAYS[number - 1], opens, closes


def _numbers(values: Iterable[object]) -> Iterator[int]:
    for value in values:
        if str(value) in {"1", "2", "3", "4", "5", "6", "7"}:
            yield int(str(value))
