"""Everything that a practice's page shows, in a fixed number of statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Case, Exists, OuterRef, Value, When

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.networks.models import Network
from kumaja.network.practices.domain.uses import UseState
from kumaja.network.practices.models import Practice, PracticeUse, PracticeVersion
from kumaja.network.practices.queries.words import STATE_WORDS, Words
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import visible_in as organisations_in

_NAMES: Final = ("name_fi", "name_sv", "name_en")
_SCHEMES: Final = (Scheme.THEME, Scheme.TARGET_GROUP, Scheme.LIFE_SITUATION)
_FIRST: Final = Case(
    *(When(state=state, then=Value(place)) for place, state in enumerate(UseState)), default=9
)
_USE: Final = (
    "code", "state", "since_on", "learnt_fi", "learnt_sv", "learnt_en", "told_on",
    *(f"organisation__{name}" for name in ("code", "kind", *_NAMES)),
    *(f"network__{name}" for name in ("code", "region", *_NAMES)),
    *(f"municipality__{name}" for name in ("code", "slug", *_NAMES)),
    *(f"region__{name}" for name in _NAMES),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Who:
    """Whose something is: a name, and its page where this region has one."""

    name: Trilingual
    url: str = ""


@dataclass(frozen=True, slots=True)
class ToldUse:
    """How a practice fared with somebody, as its page tells it."""

    code: str
    who: tuple[Who, ...]
    state: str
    since_on: date
    learnt: Trilingual
    told_on: date
    region: Trilingual | None

    @property
    def word(self) -> Words:
        """What the state is called."""
        return STATE_WORDS[self.state]


@dataclass(frozen=True, slots=True)
class PracticePage:
    """What a practice's page shows in a region; `region` is named when it is another one."""

    practice: Practice
    owners: tuple[Who, ...]
    region: Trilingual | None
    terms: tuple[Term, ...]
    versions: tuple[PracticeVersion, ...]
    uses: tuple[ToldUse, ...]

    @property
    def in_use(self) -> int:
        """With how many it is in use."""
        return sum(use.state == UseState.IN_USE for use in self.uses)


def find_practice(region: Region, code: str) -> Practice | None:
    """Return the published practice that the region may know of, an archived one too."""
    rows = Practice.objects.known_in(region).published().filter(code=code)
    return rows.select_related("organisation", "network", "municipality", "region").first()


def get_practice_page(practice: Practice, region: Region) -> PracticePage:
    """Return what everyone sees of a loaded practice: four statements."""
    owner = practice.organisation
    has_page = owner is not None and organisations_in(region).filter(pk=owner.pk).exists()
    return PracticePage(
        practice=practice,
        owners=_who(owner, practice.network, practice.municipality, region, has_page=has_page),
        region=None if practice.is_of(region) else practice.region.name,
        terms=_terms(practice),
        versions=tuple(practice.versions.order_by("-number")),
        uses=uses_of(practice, region),
    )


def uses_of(practice: Practice, region: Region) -> tuple[ToldUse, ...]:
    """Return who tried it, in use first: of a shared practice everywhere, else in its region."""
    rows = PracticeUse.objects.current().filter(practice=practice)
    if not practice.is_shared:
        rows = rows.in_region(practice.region)
    here = organisations_in(region).filter(pk=OuterRef("organisation"))
    loaded = rows.select_related("organisation", "network", "municipality", "region")
    found = loaded.only(*_USE).annotate(is_here=Exists(here))
    return tuple(_told(row, region) for row in found.order_by(_FIRST, "-since_on", "pk"))


def _told(row: PracticeUse, region: Region) -> ToldUse:
    is_here: bool = row.is_here  # type: ignore[attr-defined]
    return ToldUse(
        code=row.code,
        who=_who(row.organisation, row.network, row.municipality, region, has_page=is_here),
        state=row.state,
        since_on=row.since_on,
        learnt=row.learnt,
        told_on=row.told_on,
        region=None if row.region_id == region.pk else row.region.name,
    )


def _who(
    organisation: Organisation | None,
    network: Network | None,
    municipality: Municipality | None,
    region: Region,
    *,
    has_page: bool,
) -> tuple[Who, ...]:
    """Return the names of those who are told, each with its page if this region has one."""
    found = []
    if organisation is not None:
        found.append(Who(organisation.name, organisation.get_absolute_url() if has_page else ""))
    if network is not None:
        is_own = network.region_id == region.pk
        found.append(Who(network.name, network.get_absolute_url() if is_own else ""))
    if municipality is not None:
        found.append(Who(municipality.name))
    return tuple(found)


def _terms(practice: Practice) -> tuple[Term, ...]:
    rows = Term.objects.filter(practices=practice.pk, scheme__in=_SCHEMES)
    return tuple(rows.only("scheme", "code", *_NAMES).order_by("-scheme", "position", "pk"))
