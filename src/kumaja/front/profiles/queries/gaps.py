"""What a municipality lacks, counted from the region's running groups (three statements)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.profiles.queries.gaps_words import (
    beside_in_words,
    missing_in_words,
    nearest_in_words,
)
from kumaja.front.profiles.queries.serving import Serving
from kumaja.help.gaps.domain.missing import LOOKED_FOR, Gap, find_gaps
from kumaja.help.gaps.queries.coverage import local_groups, places_of, points_of
from kumaja.help.gaps.queries.structures import taken_in

_NOTHING: Final = Serving()


@dataclass(frozen=True, slots=True)
class GapRow:
    """A gap in words: what is missing, where the nearest is, and whether somebody took it on."""

    gap: Gap
    situation: Term
    sentence: str
    nearest: str
    beside: str
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps of a municipality, and of how many situations it was asked."""

    rows: tuple[GapRow, ...]
    asked: int


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
    places = places_of(region, day.year)
    local = local_groups(region, day, missing, places.values())
    reaching = {term.code: _reaching(served.get(term.pk, _NOTHING)) for term in missing}
    codes = [term.code for term in missing]
    gaps = find_gaps(municipality.code, local, reaching, points_of(places.values()), codes)
    taken = taken_in(region, municipality)
    rows = (
        GapRow(
            gap=gap,
            situation=by_code[gap.situation],
            sentence=missing_in_words(municipality, by_code[gap.situation], language),
            nearest=nearest_in_words(gap, places.get(gap.nearest or ""), language),
            beside=beside_in_words(gap),
            is_taken=gap.situation in taken,
        )
        for gap in gaps
    )
    return Gaps(tuple(rows), len(asked))


def _reaching(serving: Serving) -> tuple[int, int]:
    return serving.remote_groups, serving.region_wide_groups
