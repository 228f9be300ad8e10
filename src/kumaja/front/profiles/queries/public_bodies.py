"""Public bodies: one's page, and the list of all, the stakeholders first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Q
from django.utils import timezone

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import Municipality, MunicipalityQuerySet
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.front.profiles.queries.body_matters import BodyMatters, get_body_matters
from kumaja.front.profiles.queries.words import languages_in_words
from kumaja.network.networks.models import ContactRole
from kumaja.network.networks.queries.contacts import contact_roles_of
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import SeenRecord, Visitor, visible_fields, visible_in

_NAMES: Final = ("name_fi", "name_sv", "name_en")
_ROW: Final = (
    "code", "kind", *_NAMES, "summary_fi", "summary_sv", "summary_en", "county_id",
    "municipality_id", "ended_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BodyPage:
    """What a public body's page shows to one visitor."""

    organisation: Organisation
    record: SeenRecord
    description: Trilingual
    languages: str
    municipalities: tuple[Municipality, ...]
    contact_roles: tuple[ContactRole, ...]
    website: str
    has_ended: bool
    matters: BodyMatters


@dataclass(frozen=True, slots=True)
class BodyList:
    """The public bodies of a region: those that answer for many, then the municipalities."""

    stakeholders: tuple[Organisation, ...]
    municipalities: tuple[Organisation, ...]


def get_body_page(
    organisation: Organisation, region: Region, user: Visitor, *, moment: datetime, language: str
) -> BodyPage:
    """Return what the visitor sees of a loaded public body."""
    day = timezone.localtime(moment).date()
    record = visible_fields(organisation, user, region, day)
    return BodyPage(
        organisation=organisation,
        record=record,
        description=record.text("description"),
        languages=languages_in_words(organisation.languages),
        municipalities=tuple(_municipalities(organisation, region, day, language)),
        contact_roles=tuple(contact_roles_of(organisation, region)),
        website=record.value("website") or "",
        has_ended=organisation.has_ended_on(day),
        matters=get_body_matters(organisation, region, moment),
    )


def _municipalities(
    organisation: Organisation, region: Region, day: date, language: str
) -> MunicipalityQuerySet:
    """Return the municipalities of the region that a body answers for, by name."""
    rows = municipalities_of(region).existing_in(day.year).by_name(language)
    if not organisation.is_region_wide:
        named = Organisation.areas.through.objects.filter(organisation=organisation.pk)
        own = Q(pk__in=named.values("municipality")) | Q(pk=organisation.municipality_id)
        rows = rows.filter(own)
    return rows.only("slug", *_NAMES)


def running_bodies(region: Region, day: date) -> OrganisationQuerySet:
    """Return the region's public bodies that have not ended."""
    rows = visible_in(region).of_kind(OrganisationKind.PUBLIC_BODY)
    return rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))


def get_body_list(region: Region, moment: datetime) -> BodyList:
    """Return the region's public bodies by name, in one statement; Helsinki stands among both."""
    day = timezone.localtime(moment).date()
    running = running_bodies(region, day).only(*_ROW).by_name()
    return BodyList(
        stakeholders=tuple(row for row in running if row.county_id or not row.municipality_id),
        municipalities=tuple(row for row in running if row.municipality_id),
    )
