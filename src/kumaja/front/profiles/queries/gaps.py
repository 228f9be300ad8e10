"""What a municipality lacks, counted from the region's running groups (five statements)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.profiles.domain.gaps import LOOKED_FOR, Gap, Point, find_gaps
from kumaja.front.profiles.domain.names import in_place
from kumaja.front.profiles.queries.serving import running_in
from kumaja.help.directory.domain.kinds import ActivityKind
from kumaja.help.directory.models import ActivityQuerySet


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


def get_gaps(municipality: Municipality, region: Region, day: date, language: str) -> Gaps:
    """Return the situations that the municipality has no group of its own for."""
    terms = {row.code: row for row in Term.objects.of(Scheme.LIFE_SITUATION).current()}
    asked = [code for code in LOOKED_FOR if code in terms]
    groups = running_in(region, day).filter(
        kind=ActivityKind.GROUP, terms__scheme=Scheme.LIFE_SITUATION, terms__code__in=asked
    )
    places = {
        row.code: row for row in municipalities_of(region).existing_in(day.year).order_by("code")
    }
    points: dict[str, Point] = {
        row.code: (row.longitude, row.latitude)
        for row in places.values()
        if row.longitude is not None and row.latitude is not None
    }
    gaps = find_gaps(municipality.code, _local(groups, places), _reaching(groups), points, asked)
    return Gaps(tuple(_row(gap, terms, places, language) for gap in gaps), len(asked))


def _local(groups: ActivityQuerySet, places: dict[str, Municipality]) -> dict[str, set[str]]:
    """Return situation → municipalities of the region with a group meant for or held in them."""
    meant = groups.values_list("terms__code", "areas__code")
    held = groups.filter(is_address_secret=False).values_list(
        "terms__code", "channels__municipality__code"
    )
    local: dict[str, set[str]] = defaultdict(set)
    for rows in (meant, held):
        for situation, municipality in rows.order_by().distinct():
            if municipality in places:
                local[situation].add(municipality)
    return local


def _reaching(groups: ActivityQuerySet) -> dict[str, tuple[int, int]]:
    """Return situation → how many groups work remotely, and how many others serve everyone."""
    remote = Count("pk", filter=Q(is_remote=True), distinct=True)
    wide = Count("pk", filter=Q(is_region_wide=True, is_remote=False), distinct=True)
    rows = groups.order_by().values_list("terms__code").annotate(remote=remote, wide=wide)
    return {situation: (far, everyone) for situation, far, everyone in rows}


def _row(
    gap: Gap, terms: dict[str, Term], places: dict[str, Municipality], language: str
) -> GapRow:
    nearest = places.get(gap.nearest or "")
    there = in_place(nearest.name, language) if nearest else ""
    return GapRow(gap, terms[gap.situation], nearest, there)
