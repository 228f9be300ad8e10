"""What is missing in each municipality: for the page, the interface and CSV alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.gaps.domain.missing import Gap, find_gaps
from kumaja.help.gaps.models import SharedStructure
from kumaja.help.gaps.queries.coverage import coverage_of, places_of, points_of, terms_asked


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A word that has no group in a municipality: where the nearest is, how far others have it."""

    municipality: Municipality
    term: Term
    gap: Gap
    nearest: Municipality | None
    in_county: int
    in_region: int
    structure: str

    @property
    def is_taken(self) -> bool:
        """Test whether somebody has taken it on."""
        return bool(self.structure)


@dataclass(frozen=True, slots=True)
class Missing:
    """All that is missing in a region of one list, and out of what."""

    rows: tuple[MissingRow, ...]
    places: tuple[Municipality, ...]
    terms: tuple[Term, ...]


def get_missing(region: Region, scheme: Scheme, day: date) -> Missing:
    """Return the region's gaps of a list, by municipality: five statements, whatever there is."""
    places, terms = places_of(region, day.year), terms_asked(scheme)
    coverage = coverage_of(region, day, terms, places.values())
    points, taken = points_of(places.values()), _taken(region)
    coded = {term.code: term for term in terms}
    rows = []
    for code, place in places.items():
        gaps = find_gaps(code, coverage.local, coverage.reaching, points, list(coded))
        for gap in gaps:
            have = coverage.local.get(gap.situation, ())
            term = coded[gap.situation]
            rows.append(
                MissingRow(
                    municipality=place, term=term, gap=gap,
                    nearest=places.get(gap.nearest or ""),
                    in_county=_in_county(place, [places[one] for one in have]),
                    in_region=len(have), structure=taken.get((place.pk, term.pk), ""),
                )
            )  # fmt: skip
    return Missing(tuple(rows), tuple(places.values()), tuple(terms))


def by_term(
    rows: Iterable[MissingRow], terms: Sequence[Term]
) -> list[tuple[Term, list[MissingRow]]]:
    """Return the rows under their words, in the order of the list; words without rows left out."""
    found: dict[str, list[MissingRow]] = {term.code: [] for term in terms}
    for row in rows:
        found[row.term.code].append(row)
    return [(term, found[term.code]) for term in terms if found[term.code]]


def _in_county(place: Municipality, others: Iterable[Municipality]) -> int:
    if place.county_id is None:
        return 0
    return sum(other.county_id == place.county_id for other in others)


def _taken(region: Region) -> dict[tuple[int, int], str]:
    rows = SharedStructure.objects.in_region(region).standing()
    found = rows.values_list("municipality", "term", "code")
    return {(place, term): code for place, term, code in found}
