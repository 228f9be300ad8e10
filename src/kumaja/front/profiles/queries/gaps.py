"""What a municipality lacks, counted from the region's running groups (two statements)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Case, When

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.profiles.domain.gaps import LOOKED_FOR, Gap, Point, find_gaps
from kumaja.front.profiles.domain.names import in_place
from kumaja.front.profiles.queries.serving import Serving, running_in
from kumaja.help.directory.domain.kinds import ActivityKind

_NOTHING: Final = Serving()
_PLACE: Final = ("code", "slug", "name_fi", "name_sv", "name_en", "longitude", "latitude")


@dataclass(frozen=True, slots=True)
class GapRow:
    """A gap with what it says: the situation's sentence, the nearest municipality, how far."""

    gap: Gap
    situation: Term
    nearest: Municipality | None
    there: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps of a municipality, and of how many situations it was asked."""

    rows: tuple[GapRow, ...]
    asked: int


Local = dict[str, set[str]]


def get_gaps(
    municipality: Municipality,
    region: Region,
    terms: Iterable[Term],
    served: Mapping[int, Serving],
    *,
    day: date,
    language: str,
) -> Gaps:
    """Return the situations that the municipality has no group of its own for.

    `served`: the terms' keys → what serves the municipality. Where nothing is missing, nothing
    more is read.
    """
    by_code = {term.code: term for term in terms}
    asked = [by_code[code] for code in LOOKED_FOR if code in by_code]
    missing = [term for term in asked if not served.get(term.pk, _NOTHING).groups_here]
    if not missing:
        return Gaps((), len(asked))
    places = _places(region, day.year)
    local = _local(region, day, missing, places)
    reaching = {term.code: _reaching(served.get(term.pk, _NOTHING)) for term in missing}
    codes = [term.code for term in missing]
    gaps = find_gaps(municipality.code, local, reaching, _points(places), codes)
    return Gaps(tuple(_row(gap, by_code, places, language) for gap in gaps), len(asked))


def _reaching(serving: Serving) -> tuple[int, int]:
    return serving.remote_groups, serving.region_wide_groups


def _places(region: Region, year: int) -> dict[str, Municipality]:
    """Return the region's municipalities of the year by their codes."""
    rows = municipalities_of(region).existing_in(year).only(*_PLACE)
    return {row.code: row for row in rows.order_by("code")}


def _points(places: Mapping[str, Municipality]) -> dict[str, Point]:
    """Return where each municipality lies, as far as it is known."""
    return {
        row.code: (row.longitude, row.latitude)
        for row in places.values()
        if row.longitude is not None and row.latitude is not None
    }


def _local(
    region: Region, day: date, missing: Iterable[Term], places: Mapping[str, Municipality]
) -> Local:
    """Return situation → municipalities of the region with a group meant for or held in them."""
    situations = {term.pk: term.code for term in missing}
    codes = {row.pk: row.code for row in places.values()}
    groups = running_in(region, day).filter(kind=ActivityKind.GROUP, terms__in=situations)
    held = Case(When(is_address_secret=False, then="channels__municipality"))
    local: Local = defaultdict(set)
    for situation, *found in groups.order_by().values_list("terms", "areas", held).distinct():
        local[situations[situation]].update(codes[key] for key in found if key in codes)
    return local


def _row(
    gap: Gap, terms: Mapping[str, Term], places: Mapping[str, Municipality], language: str
) -> GapRow:
    nearest = places.get(gap.nearest or "")
    there = in_place(nearest.name, language) if nearest else ""
    return GapRow(gap, terms[gap.situation], nearest, there)
