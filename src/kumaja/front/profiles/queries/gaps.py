"""What a municipality lacks, counted from the region's running groups (five statements)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.profiles.domain.gaps import LOOKED_FOR, Gap, Point, find_gaps
from kumaja.front.profiles.domain.names import in_place
from kumaja.front.profiles.queries.serving import running_in
from kumaja.help.directory.domain.kinds import ActivityKind
from kumaja.help.directory.models import Activity, ActivityQuerySet, Channel


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


@dataclass(slots=True)
class Groups:
    """The running groups: activity → situations; situation → how many are remote, how many wide."""

    situations: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    reaching: dict[str, tuple[int, int]] = field(default_factory=dict)


Local = dict[str, set[str]]


def get_gaps(municipality: Municipality, region: Region, day: date, language: str) -> Gaps:
    """Return the situations that the municipality has no group of its own for."""
    terms = {row.code: row for row in Term.objects.of(Scheme.LIFE_SITUATION).current()}
    asked = [code for code in LOOKED_FOR if code in terms]
    places = {
        row.code: row for row in municipalities_of(region).existing_in(day.year).order_by("code")
    }
    points: dict[str, Point] = {
        row.code: (row.longitude, row.latitude)
        for row in places.values()
        if row.longitude is not None and row.latitude is not None
    }
    groups = running_in(region, day).filter(kind=ActivityKind.GROUP).order_by()
    found = _read(groups, [terms[code] for code in asked])
    local = _local(groups, found, list(places.values()))
    gaps = find_gaps(municipality.code, local, found.reaching, points, asked)
    return Gaps(tuple(_row(gap, terms, places, language) for gap in gaps), len(asked))


def _read(groups: ActivityQuerySet, asked: list[Term]) -> Groups:
    """Read which groups answer to the situations that are asked for (one statement)."""
    codes = {term.pk: term.code for term in asked}
    links = Activity.terms.through.objects.filter(activity__in=groups, term__in=codes)
    found = Groups()
    for activity, term, is_remote, is_wide in links.values_list(
        "activity", "term", "activity__is_remote", "activity__is_region_wide"
    ):
        found.situations[activity].append(codes[term])
        remote, wide = found.reaching.get(codes[term], (0, 0))
        found.reaching[codes[term]] = (remote + is_remote, wide + (is_wide and not is_remote))
    return found


def _local(groups: ActivityQuerySet, found: Groups, places: list[Municipality]) -> Local:
    """Return situation → municipalities of the region with a group meant for or held in them."""
    codes = {row.pk: row.code for row in places}
    meant = Activity.areas.through.objects.filter(activity__in=groups)
    held = Channel.objects.filter(activity__in=groups.filter(is_address_secret=False))
    local: Local = defaultdict(set)
    for rows in (meant, held.filter(municipality__isnull=False)):
        for activity, municipality in rows.values_list("activity", "municipality"):
            if municipality in codes:
                for situation in found.situations.get(activity, ()):
                    local[situation].add(codes[municipality])
    return local


def _row(
    gap: Gap, terms: dict[str, Term], places: dict[str, Municipality], language: str
) -> GapRow:
    nearest = places.get(gap.nearest or "")
    there = in_place(nearest.name, language) if nearest else ""
    return GapRow(gap, terms[gap.situation], nearest, there)
