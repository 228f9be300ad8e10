"""What the front page shows: where one can search, eight situations, the region in figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kumaja.foundation.design.domain.charts import extremes
from kumaja.foundation.design.domain.lists import Column
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.design.domain.tiles import (
    Place,
    Step,
    Tile,
    ladder_for,
    step_of,
    steps_in_words,
)
from kumaja.foundation.index.domain.question import Facet, Question
from kumaja.foundation.index.engine import searcher
from kumaja.foundation.index.engine.folders import IndexMissing
from kumaja.foundation.index.engine.schema import EVERYWHERE
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.search.documents import ACTIVITY
from kumaja.front.search.domain.wanted import PARAMETERS

# What people say most often, in the order of the front page.
SITUATIONS: Final = (
    "caring-for-someone", "lonely", "money-is-short", "low-mood", "drinking-worries",
    "memory-is-failing", "new-in-finland", "want-to-help",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figures:
    """The region as a tile map: its finding in words, its base, the tiles, the same as a table."""

    finding: str
    base: str
    tiles: tuple[Tile, ...]
    steps: tuple[Step, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many activities each municipality has, by its code; region-wide ones are in each."""

    of: Mapping[str, int]
    everywhere: int
    total: int


def list_municipalities(region: Region, language: str, moment: datetime) -> list[Municipality]:
    """Return the region's municipalities by name."""
    return list(municipalities_of(region).existing_in(moment.year).by_name(language))


def list_situations(language: str) -> list[Link]:
    """Return the eight life situations as links, in the words of people."""
    columns = ("code", "name_fi", "name_sv", "name_en")
    rows = Term.objects.filter(scheme=Scheme.LIFE_SITUATION, code__in=SITUATIONS, is_retired=False)
    names = {term.code: term.name.in_language(language) for term in rows.only(*columns)}
    return [
        Link(str(names[code]), reverse("search:life_situation", args=[code]))
        for code in SITUATIONS
        if code in names
    ]


def get_figures(region: Region, rows: Sequence[Municipality], language: str) -> Figures | None:
    """Return the region in figures; None while nothing is counted or it has no tile map."""
    placed = [row for row in rows if row.code in region.tile_layout]
    counts = _counts(region)
    if not placed or counts is None or not counts.total:
        return None
    names = {row.code: row.name.in_language(language).value for row in placed}
    pairs = [(names[row.code], counts.of.get(row.code, counts.everywhere)) for row in placed]
    limits = ladder_for(max(count for _name, count in pairs))
    tiles = (
        _tile(row, count, step_of(count, limits), region.tile_layout[row.code], language)
        for row, (_name, count) in zip(placed, pairs, strict=True)
    )
    return Figures(
        finding=_finding(pairs),
        base=_base(counts),
        tiles=tuple(sorted(tiles, key=lambda tile: (tile.place.row, tile.place.column))),
        steps=tuple(steps_in_words(limits)),
        columns=(Column(_("Municipality")), Column(_("Activities"), is_number=True)),
        rows=tuple((name, str(count)) for name, count in pairs),
    )


def _counts(region: Region) -> Counts | None:
    """Return what the search would show for each municipality; None when there is no index."""
    question = Question(region=region.slug, labels=(ACTIVITY,), limit=0)
    try:
        answer = searcher.find(question, counted=(Facet.MUNICIPALITY,))
    except IndexMissing:
        return None
    of = answer.facets[Facet.MUNICIPALITY]
    return Counts(of, of.get(EVERYWHERE, 0), answer.count)


def _tile(
    row: Municipality, count: int, step: int, place: tuple[int, int, str, str], language: str
) -> Tile:
    """Return one municipality's tile; it opens the activities that it counts."""
    line, column, fi, sv = place
    name = row.name.in_language(language).value
    words = ngettext("%(name)s, %(count)d activity", "%(name)s, %(count)d activities", count)
    return Tile(
        Place(sv if language == "sv" else fi, name, line, column),
        count,
        step,
        words % {"name": name, "count": count},
        f"{reverse('search:results')}?{PARAMETERS[Facet.MUNICIPALITY]}={row.slug}",
    )


def _finding(pairs: Sequence[tuple[str, int]]) -> str:
    """Return what stands out, in one sentence; a tie is told by its first name."""
    found = extremes(pairs)
    words = {
        "most": found.most[0],
        "most_count": found.most[1],
        "fewest": found.fewest[0],
        "fewest_count": found.fewest[1],
    }
    if found.most[1] == found.fewest[1]:
        return _("Every municipality has equally much: %(most_count)d.") % words
    return (
        _("Most activities: %(most)s (%(most_count)d). Fewest: %(fewest)s (%(fewest_count)d).")
        % words
    )


def _base(counts: Counts) -> str:
    """Return how many activities there are in all, and how many of them reach everywhere."""
    told = ngettext("%(count)d activity in all.", "%(count)d activities in all.", counts.total)
    base = told % {"count": counts.total}
    if not counts.everywhere:
        return base
    more = ngettext(
        "%(count)d of them serves every municipality and is counted in each.",
        "%(count)d of them serve every municipality and are counted in each.",
        counts.everywhere,
    )
    return f"{base} {more % {'count': counts.everywhere}}"
