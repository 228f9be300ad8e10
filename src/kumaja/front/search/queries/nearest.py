"""What to offer when nothing was found: the page is never empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from kumaja.foundation.design.domain.lists import Card
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.question import Question
from kumaja.foundation.index.engine import searcher
from kumaja.foundation.regions.models import Region
from kumaja.front.search.domain.wanted import Wanted
from kumaja.front.search.queries.choices import Choice, Choices
from kumaja.front.search.queries.finding import Found, find
from kumaja.front.search.queries.shown import as_found

Filters = Mapping[Facet, tuple[str, ...]]
NO_FILTERS: Final[Filters] = MappingProxyType({})
_ROWS = 3
_SITUATIONS = 8


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The same search with less asked: how, and what that finds."""

    wanted: Wanted
    found: Found


@dataclass(frozen=True, slots=True)
class Remote:
    """What helps by phone or online: the search that shows it, and how much there is."""

    wanted: Wanted
    count: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """Ways on from an empty result: elsewhere, with fewer filters, from afar, by situation."""

    elsewhere: Relaxed | None
    unfiltered: Relaxed | None
    situations: tuple[Choice, ...]
    remote: Remote | None = None

    @property
    def cards(self) -> tuple[Card, ...]:
        """The first of what is nearest, to be shown at once."""
        near = self.elsewhere or self.unfiltered
        return tuple(map(as_found, near.found.rows)) if near else ()


def get_nearest(
    region: Region,
    wanted: Wanted,
    choices: Choices,
    language: str,
    moment: datetime,
    *,
    preset: Filters = NO_FILTERS,
    heard: tuple[str, ...] = (),
) -> Nearest:
    """Return what is nearest to a search that found nothing.

    `preset` filters stand in the path of the page and hold for what it links to as well; `heard`
    are the life situations that the words sound like.
    """

    def relaxed(less: Wanted) -> Relaxed | None:
        found = find(
            region,
            less.text,
            moment=moment,
            language=language,
            filters=choices.codes({**less.filters, **preset}),
            is_untold_shown=less.is_untold_shown,
            is_exact=less.is_exact,
            size=_ROWS,
            counted=(Facet.LIFE_SITUATION,),
        )
        return Relaxed(less, found) if found.count else None

    elsewhere = unfiltered = None
    if wanted.filters.get(Facet.MUNICIPALITY):
        elsewhere = relaxed(wanted.without(Facet.MUNICIPALITY))
    if wanted.count and wanted.text:
        unfiltered = relaxed(Wanted(text=wanted.text))
    situations = _situations(choices, elsewhere or unfiltered)
    is_given = Facet.LIFE_SITUATION in preset
    meant = () if is_given else wanted.filters.get(Facet.LIFE_SITUATION) or heard
    return Nearest(elsewhere, unfiltered, situations, _remote(region, choices, preset, meant))


def _remote(
    region: Region, choices: Choices, preset: Filters, situations: tuple[str, ...]
) -> Remote | None:
    """Return what helps from afar in these life situations, else whatever does; None when nothing.

    Only counted, so that no row is read.
    """
    everything = Wanted(filters={Facet.REACH: ("remote",)})
    narrowed = everything.narrowed(Facet.LIFE_SITUATION, *situations)
    for asked in (narrowed, everything) if situations else (everything,):
        filters = choices.codes({**asked.filters, **preset})
        question = Question(region=region.slug, filters=filters, limit=1)
        if count := searcher.find(question, counted=()).count:
            return Remote(asked, count)
    return None


def _situations(choices: Choices, near: Relaxed | None) -> tuple[Choice, ...]:
    """Return the life situations of what is near, most rows first; else the first of the list."""
    every = choices.of(Facet.LIFE_SITUATION)
    counts = near.found.facets.get(Facet.LIFE_SITUATION, {}) if near else {}
    told = sorted((c for c in every if c.value in counts), key=lambda c: -counts[c.value])
    return tuple(told or every)[:_SITUATIONS]
