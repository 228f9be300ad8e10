"""Pages as machines read them: JSON-LD in the words of schema.org, only what everyone may read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.urls import get_script_prefix, reverse
from django.utils import timezone

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import Municipality
from kumaja.front.profiles.domain.linked import CONTEXT, Data, offer, schedule, told, whole
from kumaja.front.profiles.queries.activity import ActivityPage
from kumaja.front.profiles.queries.municipality import MunicipalityPage
from kumaja.help.directory.domain.kinds import ACCESS_FACTS, ActivityKind
from kumaja.help.directory.models import Activity, Channel
from kumaja.network.networks.queries.detail import NetworkPage
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import SeenRecord

_TYPES: Final = {
    OrganisationKind.PUBLIC_BODY: "GovernmentOrganization",
    OrganisationKind.GROUP: "Organization",
}


def _iri(site: str, kind: str, code: str) -> str:
    """Return the address by which a thing is known in every language: the interface's."""
    return f"{site}{get_script_prefix()}api/v1/{kind}/{code}"


def activity_data(page: ActivityPage, language: str, site: str) -> Data | None:
    """Return an activity: something with a next time as an event, else as a service.

    Nothing when it is over. What is secret is nowhere: `Activity.places` leaves it out.
    """
    row = page.activity
    if page.is_over:
        return None
    is_event = page.next_time is not None and row.kind in {ActivityKind.GROUP, ActivityKind.ONE_OFF}
    thing = _event(page, language, site) if is_event else _service(page, language, site)
    common = told(
        thing["@type"],
        name=row.name.in_language(language).value,
        description=row.summary.in_language(language).value,
        url=site + row.get_absolute_url(),
        inLanguage=row.languages if is_event else None,
        audience=[told("Audience", audienceType=group.value) for group in page.target_groups],
        offers=offer(row.price_kind, row.price),
    )
    return whole(common | thing, _iri(site, "activities", row.code))


def _event(page: ActivityPage, language: str, site: str) -> Data:
    row, time = page.activity, page.next_time
    assert time is not None  # noqa: S101 - only what has a next time is told as an event
    places = [_place(one, page, language) for one in row.places]
    has_both = places and row.is_remote
    mode = "Mixed" if has_both else "Online" if row.is_remote else "Offline"
    return told(
        "Event",
        startDate=timezone.localtime(time.starts).isoformat(),
        endDate=timezone.localtime(time.ends).isoformat(),
        eventSchedule=[schedule(timing) for timing in page.timings],
        eventAttendanceMode=f"{CONTEXT}/{mode}EventAttendanceMode",
        eventStatus=f"{CONTEXT}/EventScheduled",
        location=places,
        organizer=_brief(row.organisation, language, site),
    )


def _service(page: ActivityPage, language: str, site: str) -> Data:
    row = page.activity
    channels = [_channel(one, row, page, language) for one in row.channels.all()]
    return told(
        "Service",
        provider=_brief(row.organisation, language, site),
        areaServed=[_area(area, language) for area in row.areas.all()],
        availableChannel=[one for one in channels if len(one) > 1],
        availableLanguage=row.languages,
    )


def _channel(row: Channel, activity: Activity, page: ActivityPage, language: str) -> Data:
    """Return a way to get the service; its place only when anyone may know where it is."""
    is_place = row in activity.places
    return told(
        "ServiceChannel",
        servicePhone=told("ContactPoint", telephone=row.phone) if row.phone else None,
        serviceUrl=row.url,
        serviceLocation=_place(row, page, language) if is_place else None,
    )


def _place(row: Channel, page: ActivityPage, language: str) -> Data:
    municipality = row.municipality.name.in_language(language).value if row.municipality else ""
    address = told(
        "PostalAddress",
        streetAddress=row.street,
        postalCode=row.postal_code,
        addressLocality=municipality,
        addressCountry="FI",
    )
    known = [
        told("LocationFeatureSpecification", propertyID=fact.value, name=fact.value, value=is_so)
        for fact in ACCESS_FACTS
        if (is_so := page.known_facts.get(fact)) is not None
    ]
    name = row.name.in_language(language).value or row.street or municipality
    return told("Place", name=name, address=address, amenityFeature=known)


def _area(row: Municipality, language: str) -> Data:
    return told("AdministrativeArea", name=row.name.in_language(language).value)


def _brief(row: Organisation, language: str, site: str) -> Data:
    kind = _TYPES.get(OrganisationKind(row.kind), "NGO")
    name = row.name.in_language(language).value
    return told(kind, name=name, url=site + row.get_absolute_url())


def organisation_data(
    seen: SeenRecord, areas: Iterable[Municipality], language: str, site: str
) -> Data:
    """Return an organisation as everyone sees it, whoever asks for the page."""
    row = seen.organisation
    founded, ended = seen.value("founded_year"), row.ended_on
    more = told(
        "",
        alternateName=_others(row.name, language),
        description=row.summary.in_language(language).value,
        sameAs=seen.value("website"),
        identifier=_business_id(seen.value("business_id")),
        foundingDate=str(founded) if founded else None,
        dissolutionDate=ended.isoformat() if ended else None,
        knowsLanguage=row.languages,
        areaServed=[_area(area, language) for area in areas],
        contactPoint=[
            told(
                "ContactPoint",
                contactType=one.role.in_language(language).value,
                telephone=one.phone,
                email=one.email,
            )
            for one in seen.contacts
        ],
    )
    brief = _brief(row, language, site)
    return whole(more | brief, _iri(site, "organisations", row.code))


def _business_id(value: str | None) -> Data | None:
    return told("PropertyValue", propertyID="Y-tunnus", value=value) if value else None


def _others(name: Trilingual, language: str) -> list[str]:
    """Return what it is called in the other languages, where that differs."""
    shown = name.in_language(language).value
    return sorted({name.exactly(each) for each in name.languages} - {shown})


def municipality_data(page: MunicipalityPage, language: str, site: str) -> Data:
    """Return a municipality with its code of Statistics Finland and its county."""
    row = page.municipality
    county = row.county.name.in_language(language).value if row.county else ""
    url = site + reverse("places:municipality", args=[row.slug])
    thing = told(
        "AdministrativeArea",
        name=row.name.in_language(language).value,
        alternateName=_others(row.name, language),
        url=url,
        identifier=told("PropertyValue", propertyID="kuntanumero", value=row.code),
        containedInPlace=told("AdministrativeArea", name=county) if county else None,
    )
    return whole(thing, f"{site}{get_script_prefix()}api/v1/municipalities#{row.code}")


def network_data(page: NetworkPage, language: str, site: str) -> Data:
    """Return a network with its members."""
    row = page.network
    members = [
        _brief(member, language, site) for group in page.members for member in group.organisations
    ]
    thing = told(
        "Organization",
        name=row.name.in_language(language).value,
        alternateName=_others(row.name, language),
        description=row.purpose.in_language(language).value,
        url=site + row.get_absolute_url(),
        foundingDate=row.starts_on.isoformat(),
        dissolutionDate=row.last_on.isoformat() if row.last_on else None,
        areaServed=[_area(area, language) for area in page.municipalities],
        member=members,
    )
    return whole(thing, _iri(site, "networks", row.code))
