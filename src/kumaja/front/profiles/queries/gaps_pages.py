"""The table of gaps of a region, and the page of one gap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext, ngettext

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.profiles.queries.gaps_words import (
    beside_in_words,
    missing_in_words,
    nearest_in_words,
)
from kumaja.help.gaps.domain.missing import find_gaps
from kumaja.help.gaps.queries.coverage import coverage_of, places_of, points_of
from kumaja.help.gaps.queries.knowing import Knowing, who_knows
from kumaja.help.gaps.queries.narrowing import ABOUT, GapNarrowing, about_of
from kumaja.help.gaps.queries.structures import Owned, structures_at, structures_in
from kumaja.help.gaps.queries.table import Missing, MissingRow, by_term
from kumaja.network.practices.policies import visible_in
from kumaja.network.practices.queries.lists import ListedPractice, listed

_MOST_PRACTICES: Final = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality that lacks something: its name, the address's part, whether it is taken on."""

    municipality: Municipality
    is_taken: bool


@dataclass(frozen=True, slots=True)
class TermRow:
    """A word and the municipalities that have no group for it; `have` is how many do."""

    term: Term
    places: tuple[Place, ...]
    have: int


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """One gap in words."""

    row: MissingRow
    sentence: str
    nearest: str
    beside: str


@dataclass(frozen=True, slots=True)
class GapList:
    """The page of gaps: by word when nothing is chosen, else gap by gap."""

    scheme: str
    finding: str
    terms: tuple[TermRow, ...]
    rows: tuple[SentenceRow, ...]
    count: int
    structures: tuple[Owned, ...]


@dataclass(frozen=True, slots=True)
class GapPage:
    """One gap: the sentence, who took it on, who would know how, and what has worked elsewhere."""

    municipality: Municipality
    term: Term
    scheme: str
    sentence: str
    is_missing: bool
    nearest: str
    beside: str
    in_region: int
    places: int
    structures: tuple[Owned, ...]
    knowing: tuple[Knowing, ...]
    practices: tuple[ListedPractice, ...]

    @property
    def is_taken(self) -> bool:
        """Test whether somebody has it in hand."""
        return any(one.row.state != "came_to_nothing" for one in self.structures)


def gap_choices(missing: Missing, language: str) -> dict[str, list[tuple[str, str]]]:
    """Return by which word and which municipality the list can be narrowed."""
    return {
        "term": [(row.code, row.name.in_language(language).value) for row in missing.terms],
        "municipality": [
            (row.slug, row.name.in_language(language).value) for row in missing.places
        ],
    }


def read_gaps_asked(
    data: QueryDict, first: GapNarrowing, choices: Mapping[str, list[tuple[str, str]]]
) -> GapNarrowing:
    """Return what the address narrows to; values that mean nothing are left out."""
    known = {name: {value for value, _ in rows} for name, rows in choices.items()}
    term, place = data.get("term", ""), data.get("municipality", "")
    return replace(
        first,
        term=term if term in known["term"] else "",
        municipality=place if place in known["municipality"] else "",
    )


def get_gap_list(missing: Missing, asked: GapNarrowing, region: Region, language: str) -> GapList:
    """Return what is asked of what is missing."""
    rows, is_narrow = asked.apply(missing), bool(asked.term or asked.municipality)
    return GapList(
        scheme=asked.scheme,
        finding="" if is_narrow else _finding(missing, language),
        terms=() if is_narrow else tuple(_by_term(rows, missing)),
        rows=tuple(_sentence(row, language) for row in rows) if is_narrow else (),
        count=len(rows),
        structures=tuple(structures_in(region)),
    )


def _by_term(rows: list[MissingRow], missing: Missing) -> list[TermRow]:
    return [
        TermRow(
            term,
            tuple(Place(one.municipality, one.is_taken) for one in lacking),
            len(missing.places) - len(lacking),
        )
        for term, lacking in by_term(rows, missing.terms)
    ]


def _finding(missing: Missing, language: str) -> str:
    """Return the word that most municipalities have no group for, as a sentence."""
    counted = [(len(rows), term) for term, rows in by_term(missing.rows, missing.terms)]
    if not counted:
        return gettext("Each municipality has a group for everything that was asked.")
    most, term = max(counted, key=lambda one: one[0])
    told = ngettext(
        "Missing most often: %(what)s. %(number)s municipality of %(all)s has no group of its own.",
        "Missing most often: %(what)s. %(number)s municipalities of %(all)s have no group of "
        "their own.",
        most,
    )
    what = term.name.in_language(language).value
    return told % {"what": what, "number": most, "all": len(missing.places)}


def _sentence(row: MissingRow, language: str) -> SentenceRow:
    return SentenceRow(
        row=row,
        sentence=missing_in_words(row.municipality, row.term, language),
        nearest=nearest_in_words(row.gap, row.nearest, language),
        beside=beside_in_words(row.gap),
    )


def find_gap(
    region: Region, slug: str, about: str, code: str, year: int
) -> tuple[Municipality, Term] | None:
    """Return the municipality of the region and the word that an address names; two statements."""
    if about not in ABOUT:
        return None
    place = municipalities_of(region).existing_in(year).filter(slug=slug).first()
    term = Term.objects.of(ABOUT[about]).current().filter(code=code).first()
    return (place, term) if place and term else None


def get_gap_page(
    municipality: Municipality, term: Term, region: Region, day: date, language: str
) -> GapPage:
    """Return everything told of one gap, in a fixed number of statements."""
    places = places_of(region, day.year)
    coverage = coverage_of(region, day, [term], places.values())
    have = coverage.local.get(term.code, ())
    gaps = find_gaps(
        municipality.code, coverage.local, coverage.reaching, points_of(places.values()),
        [term.code],
    )  # fmt: skip
    gap = gaps[0] if gaps else None
    practices = visible_in(region).filter(terms=term)
    return GapPage(
        municipality=municipality,
        term=term,
        scheme=about_of(term.scheme),
        sentence=missing_in_words(municipality, term, language) if gap else "",
        is_missing=gap is not None,
        nearest=nearest_in_words(gap, places.get(gap.nearest or ""), language) if gap else "",
        beside=beside_in_words(gap) if gap else "",
        in_region=len(have),
        places=len(places),
        structures=tuple(structures_at(region, municipality, term)),
        knowing=tuple(who_knows(municipality, term, region, day)),
        practices=tuple(listed(practices, region)[:_MOST_PRACTICES]),
    )
