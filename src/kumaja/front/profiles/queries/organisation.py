"""An organisation's page: who they are, whom they speak for, what they do, how to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Exists
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
from kumaja.help.directory.domain.freshness import stale_months
from kumaja.help.directory.models import Activity, ActivityQuerySet
from kumaja.help.directory.policies import of_organisation
from kumaja.help.directory.queries import ActivityCard, cards_of
from kumaja.help.upkeep.domain.reports import Told
from kumaja.help.upkeep.queries.parts import Parts, parts_in_words
from kumaja.network.networks.queries.lists import Part, parts_of
from kumaja.network.registry.domain.fields import visibility_of
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import SeenRecord, Visitor, visible_fields, visible_in

SHOWN = 20
_NAMES: Final = ("name_fi", "name_sv", "name_en")
_BRANCH: Final = (
    "code", "kind", *_NAMES, "summary_fi", "summary_sv", "summary_en", "field_visibility",
)  # fmt: skip
_SCHEMES: Final = (Scheme.TARGET_GROUP, Scheme.THEME)
ACTIVITIES = "#activities"
_WRONG: Final = (Told.CONTACT, Told.PLACE, Told.LANGUAGES, Told.TEXT, Told.OTHER)


@dataclass(frozen=True, slots=True)
class Umbrella:
    """Whom an organisation belongs to, and its page; a national one may have none here."""

    name: Trilingual
    url: str


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
    networks: tuple[Part, ...]
    umbrella: Umbrella | None
    website: str
    domicile: Municipality | None
    locality: str
    founded_year: int | None
    members: int | None
    business_id: str
    has_ended: bool
    stale: int | None

    @property
    def is_unclaimed(self) -> bool:
        """Test whether its own people have not yet taken the record into their care."""
        return self.organisation.claimed_at is None

    @property
    def wrong_facts(self) -> Parts:
        """The parts that a reader can tell to be wrong."""
        return parts_in_words(*_WRONG)


def find_organisation(region: Region, code: str) -> Organisation | None:
    """Return the region's organisation with the code, an archived one too, with its contacts.

    They are told twice, as the visitor sees them and as everyone does, and read once.
    """
    rows = Organisation.objects.on_page().prefetch_related("contacts")
    try:
        return rows.get(code=code, memberships__region=region)
    except Organisation.DoesNotExist:
        return None


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
    terms = _terms(organisation)
    return OrganisationPage(
        organisation=organisation,
        record=record,
        represents=record.text("represents"),
        description=record.text("description"),
        experience_expertise=record.text("experience_expertise"),
        areas=_areas(organisation),
        languages=languages_in_words(organisation.languages),
        target_groups=tuple(term for term in terms if term.scheme == Scheme.TARGET_GROUP),
        themes=listed((term for term in terms if term.scheme == Scheme.THEME), language),
        activities=cards,
        activity_count=count,
        pages=pages,
        branches=_branches(organisation, region),
        networks=tuple(parts_of(organisation, region, day)),
        umbrella=_umbrella(record, region),
        website=record.value("website") or "",
        domicile=record.value("domicile"),
        locality=record.value("locality") or "",
        founded_year=record.value("founded_year"),
        members=record.value("members"),
        business_id=record.value("business_id") or "",
        has_ended=organisation.has_ended_on(day),
        stale=stale_months(organisation.checked_at, moment),
    )


def _terms(organisation: Organisation) -> list[Term]:
    """Return the words of the lists that the page shows, in the order of the lists."""
    rows = Term.objects.filter(organisations=organisation.pk, scheme__in=_SCHEMES)
    return list(rows.only("scheme", *_NAMES).order_by("position", "pk"))


def _areas(organisation: Organisation) -> tuple[Municipality, ...]:
    """Return where it works by name, nothing when that is the whole region."""
    if organisation.is_region_wide:
        return ()
    rows = Municipality.objects.filter(organisations=organisation.pk)
    return tuple(rows.only("slug", *_NAMES).order_by("sort_key_fi", "pk"))


def _activities(
    organisation: Organisation, region: Region, page: str, moment: datetime
) -> tuple[tuple[ActivityCard, ...], int, Pages]:
    """Return a page of running activities by name, how many there are, and the other pages."""
    running = of_organisation(organisation, region).running_on(timezone.localtime(moment).date())
    rows, count, number = _page_of(running, page)
    pages = pages_of(number, last_page(count, SHOWN), lambda one: f"?page={one}{ACTIVITIES}")
    return cards_of(rows, moment), count, pages


def _page_of(running: ActivityQuerySet, page: str) -> tuple[list[Activity], int, int]:
    """Return the activities of a page, how many there are, and the number of the page.

    One row more than is shown tells whether they have to be counted: few have a second page.
    """
    rows = running.in_lists().order_by("sort_key", "pk")
    if page_number(page, 2) == 1:
        first = list(rows[: SHOWN + 1])
        return first[:SHOWN], len(first) if len(first) <= SHOWN else running.count(), 1
    count = running.count()
    number = page_number(page, last_page(count, SHOWN))
    return list(rows[(number - 1) * SHOWN : number * SHOWN]), count, number


def _branches(organisation: Organisation, region: Region) -> tuple[Organisation, ...]:
    """Return the branches that have a page here and let everyone know of their umbrella."""
    rows = visible_in(region).filter(umbrella=organisation.pk).only(*_BRANCH).by_name()
    return tuple(
        row for row in rows if visibility_of("umbrella", row.field_visibility) is Visibility.PUBLIC
    )


def _umbrella(record: SeenRecord, region: Region) -> Umbrella | None:
    """Return whom the organisation belongs to, unless the visitor may not know."""
    key = record.organisation.umbrella_id
    if key is None or "umbrella" not in record.fields:
        return None
    is_here = Exists(visible_in(region).filter(pk=key))
    row = Organisation.objects.only("code", "kind", *_NAMES).annotate(is_here=is_here).get(pk=key)
    url = row.get_absolute_url() if row.is_here else ""  # type: ignore[attr-defined]
    return Umbrella(row.name, url)
