"""An organisation's page: who they are, whom they speak for, what they do, how to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from kumaja.foundation.core.domain.text import Text, Trilingual
from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.foundation.design.domain.pages import Pages, pages_of
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.profiles.domain.pages import last_page, page_number
from kumaja.front.profiles.queries.words import languages_in_words, listed
from kumaja.help.directory.policies import of_organisation
from kumaja.help.directory.queries import ActivityCard, cards_of
from kumaja.network.registry.domain.fields import visibility_of
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import SeenRecord, Visitor, visible_fields, visible_in

SHOWN = 20
ACTIVITIES = "#activities"


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """What an organisation's page shows to one visitor."""

    organisation: Organisation
    record: SeenRecord
    represents: Trilingual
    description: Trilingual
    experience_expertise: Trilingual
    areas: tuple[Municipality, ...]
    languages: str
    target_groups: tuple[Term, ...]
    themes: tuple[Text, ...]
    activities: tuple[ActivityCard, ...]
    activity_count: int
    pages: Pages
    branches: tuple[Organisation, ...]
    umbrella: Organisation | None
    umbrella_url: str
    website: str
    domicile: Municipality | None
    locality: str
    founded_year: int | None
    members: int | None
    business_id: str
    has_ended: bool

    @property
    def is_unclaimed(self) -> bool:
        """Test whether its own people have not yet taken the record into their care."""
        return self.organisation.claimed_at is None


def find_organisation(region: Region, code: str) -> Organisation | None:
    """Return the region's organisation with the code, an archived one too, with its record."""
    rows = Organisation.objects.in_region(region).filter(code=code)
    return rows.with_record().select_related("successor").first()


def get_organisation_page(
    organisation: Organisation,
    region: Region,
    user: Visitor,
    *,
    page: str,
    moment: datetime,
    language: str,
) -> OrganisationPage:
    """Return what the visitor sees of a loaded organisation; activities a page at a time."""
    day = timezone.localtime(moment).date()
    record = visible_fields(organisation, user, region, day)
    cards, count, pages = _activities(organisation, region, page, moment)
    terms = list(organisation.terms.all())
    umbrella = record.value("umbrella")
    return OrganisationPage(
        organisation=organisation,
        record=record,
        represents=record.text("represents"),
        description=record.text("description"),
        experience_expertise=record.text("experience_expertise"),
        areas=tuple(sorted(organisation.areas.all(), key=lambda row: row.sort_key_fi)),
        languages=languages_in_words(organisation.languages),
        target_groups=tuple(term for term in terms if term.scheme == Scheme.TARGET_GROUP),
        themes=listed((term for term in terms if term.scheme == Scheme.THEME), language),
        activities=cards,
        activity_count=count,
        pages=pages,
        branches=_branches(organisation, region),
        umbrella=umbrella,
        umbrella_url=_url_of(umbrella, region),
        website=record.value("website") or "",
        domicile=record.value("domicile"),
        locality=record.value("locality") or "",
        founded_year=record.value("founded_year"),
        members=record.value("members"),
        business_id=record.value("business_id") or "",
        has_ended=organisation.has_ended_on(day),
    )


def _activities(
    organisation: Organisation, region: Region, page: str, moment: datetime
) -> tuple[tuple[ActivityCard, ...], int, Pages]:
    """Return a page of running activities by name, how many there are, and the other pages."""
    running = of_organisation(organisation, region).running_on(timezone.localtime(moment).date())
    count = running.count()
    last = last_page(count, SHOWN)
    number = page_number(page, last)
    rows = running.with_card().order_by("sort_key", "pk")[(number - 1) * SHOWN : number * SHOWN]
    pages = pages_of(number, last, lambda one: f"?page={one}{ACTIVITIES}")
    return cards_of(rows, moment), count, pages


def _branches(organisation: Organisation, region: Region) -> tuple[Organisation, ...]:
    """Return the branches that have a page here and let everyone know of their umbrella."""
    rows = visible_in(region).filter(umbrella=organisation).by_name()
    return tuple(
        row for row in rows if visibility_of("umbrella", row.field_visibility) is Visibility.PUBLIC
    )


def _url_of(umbrella: Organisation | None, region: Region) -> str:
    """Return the umbrella's page; a national one may have none in this region."""
    if umbrella is None or not visible_in(region).filter(pk=umbrella.pk).exists():
        return ""
    return umbrella.get_absolute_url()
