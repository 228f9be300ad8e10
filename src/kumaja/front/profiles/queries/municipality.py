"""A municipality's page: everything of it, counted from the rows themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import BooleanField, Case, Count, Q, When, Window
from django.utils import timezone

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.places.queries import successor_in
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.profiles.domain.names import concerned_place, from_place, in_place
from kumaja.front.profiles.queries.gaps import Gaps, get_gaps
from kumaja.front.profiles.queries.serving import Serving, count_by_term, count_serving
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import SeenRecord, Visitor, visible_fields, visible_in
from kumaja.voice.matters.queries.calendar import NearDay, nearest

FIRST_SITUATIONS = 12
FIRST_ORGANISATIONS = 10
LAST_DAYS = 5
_NAME: Final = ("name_fi", "name_sv", "name_en")
_ROW: Final = ("code", "kind", *_NAME, "summary_fi", "summary_sv", "summary_en")


@dataclass(frozen=True, slots=True)
class FoundMunicipality:
    """The municipality that an address means, and the one of today when it has merged."""

    municipality: Municipality
    today: Municipality

    @property
    def has_merged(self) -> bool:
        """Test whether it has become part of another."""
        return self.today.pk != self.municipality.pk


@dataclass(frozen=True, slots=True)
class SituationCount:
    """A life situation and how many activities serve it here."""

    term: Term
    count: int


@dataclass(frozen=True, slots=True)
class MunicipalityPage:
    """What a municipality's page shows to one visitor."""

    municipality: Municipality
    here: str
    from_here: str
    concerned: str
    activity_count: int
    everywhere_count: int
    situations: tuple[SituationCount, ...]
    organisations: tuple[Organisation, ...]
    own_count: int
    region_wide_count: int
    body: SeenRecord | None
    gaps: Gaps
    near: tuple[NearDay, ...]

    @property
    def own_activity_count(self) -> int:
        """How many activities are meant for the municipality or held in it."""
        return self.activity_count - self.everywhere_count

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What a search within the municipality sends along."""
        return (("municipality", self.municipality.slug),)

    @property
    def organisation_count(self) -> int:
        """How many organisations work here: those of its own and those of the whole region."""
        return self.own_count + self.region_wide_count

    @property
    def first_situations(self) -> tuple[SituationCount, ...]:
        """The situations with most activities."""
        return self.situations[:FIRST_SITUATIONS]

    @property
    def other_situations(self) -> tuple[SituationCount, ...]:
        """The other situations."""
        return self.situations[FIRST_SITUATIONS:]


def find_municipality(region: Region, slug: str, year: int) -> FoundMunicipality | None:
    """Return the municipality of the region with the slug, a former one with its successor."""
    named = Municipality.objects.select_related("county").filter(slug=slug)
    of_today = named.filter(regions=region).existing_in(year).first()
    if of_today is not None:
        return FoundMunicipality(of_today, of_today)
    municipality = named.first()
    if municipality is None:
        return None
    today = successor_in(municipality, year)
    if not region.municipalities.filter(pk=today.pk).exists():
        return None
    return FoundMunicipality(municipality, today)


def get_municipality_page(
    municipality: Municipality, region: Region, user: Visitor, *, moment: datetime, language: str
) -> MunicipalityPage:
    """Return what there is in a municipality, and what there isn't."""
    day = timezone.localtime(moment).date()
    terms = life_situations()
    served = count_by_term(municipality, region, day, terms)
    activity_count, everywhere_count = count_serving(municipality, region, day)
    organisations, own_count, region_wide_count = _organisations(municipality, region, day)
    return MunicipalityPage(
        municipality=municipality,
        here=in_place(municipality.name, language),
        from_here=from_place(municipality.name, language),
        concerned=concerned_place(municipality.name, language),
        activity_count=activity_count,
        everywhere_count=everywhere_count,
        situations=_situations(terms, served),
        organisations=organisations,
        own_count=own_count,
        region_wide_count=region_wide_count,
        body=_body(municipality, region, user, day),
        gaps=get_gaps(municipality, region, terms.values(), served, day=day, language=language),
        near=nearest(region, moment, limit=LAST_DAYS, place=municipality),
    )


def organisations_at_work(region: Region, day: date) -> OrganisationQuerySet:
    """Return the region's associations at work: public bodies have a list of their own."""
    rows = visible_in(region).exclude(kind=OrganisationKind.PUBLIC_BODY)
    return rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))


def _of_its_own(municipality: Municipality) -> Q:
    """Return the condition of naming the municipality as an area."""
    area = Organisation.areas.through.objects.filter(municipality=municipality)
    return Q(pk__in=area.values("organisation"))


def _organisations(
    municipality: Municipality, region: Region, day: date
) -> tuple[tuple[Organisation, ...], int, int]:
    """Return the first that name the municipality, and two counts.

    How many name it, and how many besides serve the whole region.
    """
    own = _of_its_own(municipality)
    serving = organisations_at_work(region, day).filter(Q(is_region_wide=True) | own)
    rows = serving.annotate(
        is_own=Case(When(own, then=True), default=False, output_field=BooleanField()),
        of_its_own=Window(Count("pk", filter=own)), everything=Window(Count("pk")),
    )  # fmt: skip
    first = list(rows.only(*_ROW).order_by("-is_own", "sort_key", "pk")[:FIRST_ORGANISATIONS])
    counted = vars(first[0]) if first else {"of_its_own": 0, "everything": 0}
    besides = counted["everything"] - counted["of_its_own"]
    return tuple(row for row in first if vars(row)["is_own"]), counted["of_its_own"], besides


def life_situations() -> dict[int, Term]:
    """Return the life situations that are in use, in the order of their list."""
    rows = Term.objects.of(Scheme.LIFE_SITUATION).current().in_order()
    return {term.pk: term for term in rows.only("code", *_NAME)}


def _situations(
    terms: Mapping[int, Term], served: Mapping[int, Serving]
) -> tuple[SituationCount, ...]:
    """Return the life situations that something here is for, most first."""
    found = [SituationCount(terms[key], served[key].activities) for key in terms if key in served]
    return tuple(sorted(found, key=lambda row: -row.count))


def _body(
    municipality: Municipality, region: Region, user: Visitor, day: date
) -> SeenRecord | None:
    """Return who answers in the municipality: its public body with its contacts."""
    rows = visible_in(region).filter(municipality=municipality).prefetch_related("contacts")
    body = rows.first()
    return visible_fields(body, user, region, day) if body else None
