"""A municipality's page: everything of it, counted from the rows themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.places.queries import successor_in
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.profiles.domain.names import from_place, in_place
from kumaja.front.profiles.queries.gaps import Gaps, get_gaps
from kumaja.front.profiles.queries.serving import EVERYWHERE, serving
from kumaja.help.directory.models import Activity
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import SeenRecord, Visitor, visible_fields, visible_in

FIRST_SITUATIONS = 12
FIRST_ORGANISATIONS = 10


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
    activity_count: int
    everywhere_count: int
    situations: tuple[SituationCount, ...]
    organisations: tuple[Organisation, ...]
    own_count: int
    region_wide_count: int
    body: SeenRecord | None
    gaps: Gaps

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
    rows = Municipality.objects.select_related("county", "successor__county")
    municipality = rows.filter(slug=slug).first()
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
    served = serving(municipality, region, day)
    own = _organisations(region, day).filter(_of_its_own(municipality))
    everywhere = _organisations(region, day).filter(is_region_wide=True)
    return MunicipalityPage(
        municipality=municipality,
        here=in_place(municipality.name, language),
        from_here=from_place(municipality.name, language),
        activity_count=served.count(),
        everywhere_count=served.filter(EVERYWHERE).count(),
        situations=_situations(municipality, region, day),
        organisations=tuple(own.by_name()[:FIRST_ORGANISATIONS]),
        own_count=own.count(),
        region_wide_count=everywhere.exclude(_of_its_own(municipality)).count(),
        body=_body(municipality, region, user, day),
        gaps=get_gaps(municipality, region, day, language),
    )


def _organisations(region: Region, day: date) -> OrganisationQuerySet:
    """Return the region's associations at work: public bodies have a list of their own."""
    rows = visible_in(region).exclude(kind=OrganisationKind.PUBLIC_BODY)
    return rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))


def _of_its_own(municipality: Municipality) -> Q:
    """Return the condition of naming the municipality as an area."""
    area = Organisation.areas.through.objects
    return Q(Exists(area.filter(organisation=OuterRef("pk"), municipality=municipality)))


def _situations(
    municipality: Municipality, region: Region, day: date
) -> tuple[SituationCount, ...]:
    """Return the life situations that something here is for, most first."""
    terms = list(Term.objects.of(Scheme.LIFE_SITUATION).current().in_order())
    links = Activity.terms.through.objects.filter(
        activity__in=serving(municipality, region, day), term__in=[term.pk for term in terms]
    )
    counts = dict(links.values_list("term").annotate(Count("pk")))
    found = [SituationCount(term, counts[term.pk]) for term in terms if term.pk in counts]
    return tuple(sorted(found, key=lambda row: -row.count))


def _body(
    municipality: Municipality, region: Region, user: Visitor, day: date
) -> SeenRecord | None:
    """Return who answers in the municipality: its public body with its contacts."""
    rows = visible_in(region).filter(municipality=municipality).prefetch_related("contacts")
    body = rows.first()
    return visible_fields(body, user, region, day) if body else None
