"""What to offer when nothing was found: the page is never empty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kumaja.foundation.design.domain.lists import Card
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.regions.models import Region
from kumaja.front.search.domain.wanted import Wanted
from kumaja.front.search.queries.choices import Choice, Choices
from kumaja.front.search.queries.finding import Found, find
from kumaja.front.search.queries.shown import as_found

_ROWS = 3
_SITUATIONS = 8


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The same search with less asked: how, and what that finds."""

    wanted: Wanted
    found: Found


@dataclass(frozen=True, slots=True)
class Nearest:
    """Ways on from an empty result: elsewhere, with fewer filters, by life situation."""

    elsewhere: Relaxed | None
    unfiltered: Relaxed | None
    situations: tuple[Choice, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """The first of what is nearest, to be shown at once."""
        near = self.elsewhere or self.unfiltered
        return tuple(map(as_found, near.found.rows)) if near else ()


def get_nearest(
    region: Region, wanted: Wanted, choices: Choices, language: str, moment: datetime
) -> Nearest:
    """Return what is nearest to a search that found nothing."""

    def relaxed(less: Wanted) -> Relaxed | None:
        found = find(
            region,
            less.text,
            moment=moment,
            language=language,
            filters=choices.codes(less.filters),
            size=_ROWS,
            counted=(Facet.LIFE_SITUATION,),
        )
        return Relaxed(less, found) if found.count else None

    elsewhere = unfiltered = None
    if wanted.filters.get(Facet.MUNICIPALITY):
        elsewhere = relaxed(wanted.without(Facet.MUNICIPALITY))
    if wanted.count and wanted.text:
        unfiltered = relaxed(Wanted(text=wanted.text))
    return Nearest(elsewhere, unfiltered, _situations(choices, elsewhere or unfiltered))


def _situations(choices: Choices, near: Relaxed | None) -> tuple[Choice, ...]:
    """Return the life situations of what is near, most rows first; else the first of the list."""
    every = choices.of(Facet.LIFE_SITUATION)
    counts = near.found.facets.get(Facet.LIFE_SITUATION, {}) if near else {}
    told = sorted((c for c in every if c.value in counts), key=lambda c: -counts[c.value])
    return tuple(told or every)[:_SITUATIONS]
