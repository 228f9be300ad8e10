"""Which groups there are, by word and municipality, and which reach everyone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Case, Count, Q, When

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.foundation.vocabulary.queries import terms_of
from kumaja.help.directory.domain.kinds import ActivityKind
from kumaja.help.directory.models import ActivityQuerySet
from kumaja.help.directory.policies import visible_in
from kumaja.help.gaps.domain.missing import LOOKED_FOR, Point

_PLACE: Final = (
    "code", "slug", "name_fi", "name_sv", "name_en", "longitude", "latitude", "county_id",
)  # fmt: skip
Reach = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Word's code → municipalities with a group of their own; → how many reach everyone.

    `reaching` tells how many work remotely, and how many are open to the whole region.
    """

    local: Mapping[str, Collection[str]]
    reaching: Mapping[str, Reach]


def groups_in(region: Region, day: date) -> ActivityQuerySet:
    """Return the region's running groups: what one can come to again and again."""
    return visible_in(region).running_on(day).filter(kind=ActivityKind.GROUP)


def terms_asked(scheme: Scheme) -> list[Term]:
    """Return the words that municipalities are asked about: of situations those that need a group.

    One statement.
    """
    rows = list(terms_of(scheme).named_only())
    if scheme != Scheme.LIFE_SITUATION:
        return rows
    by_code = {row.code: row for row in rows}
    return [by_code[code] for code in LOOKED_FOR if code in by_code]


def places_of(region: Region, year: int) -> dict[str, Municipality]:
    """Return the region's municipalities of the year by their codes, in the order of names."""
    rows = municipalities_of(region).existing_in(year).by_name().only(*_PLACE)
    return {row.code: row for row in rows}


def points_of(places: Iterable[Municipality]) -> dict[str, Point]:
    """Return where each municipality lies, as far as it is known."""
    return {
        row.code: (row.longitude, row.latitude)
        for row in places
        if row.longitude is not None and row.latitude is not None
    }


def local_groups(
    region: Region, day: date, terms: Iterable[Term], places: Iterable[Municipality]
) -> dict[str, set[str]]:
    """Return word → municipalities with a group meant for or held in them: one statement."""
    coded = {term.pk: term.code for term in terms}
    codes = {row.pk: row.code for row in places}
    held = Case(When(is_address_secret=False, then="channels__municipality"))
    rows = groups_in(region, day).filter(terms__in=coded).order_by()
    local: dict[str, set[str]] = defaultdict(set)
    for term, *found in rows.values_list("terms", "areas", held).distinct():
        local[coded[term]].update(codes[key] for key in found if key in codes)
    return local


def coverage_of(
    region: Region, day: date, terms: Collection[Term], places: Iterable[Municipality]
) -> Coverage:
    """Return what there is for the words in the region: two statements."""
    coded = {term.pk: term.code for term in terms}
    rows = groups_in(region, day).filter(terms__in=coded).order_by().values_list("terms")
    counts = rows.annotate(
        remote=Count("pk", filter=Q(is_remote=True)),
        wide=Count("pk", filter=Q(is_region_wide=True, is_remote=False)),
    )
    reaching = {coded[term]: (remote, wide) for term, remote, wide in counts}
    return Coverage(local_groups(region, day, terms, places), reaching)
