"""What the front page shows: where one can search, eight situations, the region in figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kumaja.foundation.core.engine.addresses import address_of_row
from kumaja.foundation.design.domain.charts import Extremes, extremes, grouped
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
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.profiles.domain.names import in_place
from kumaja.front.profiles.queries.counted import Counts, count_activities

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
    rows: tuple[tuple[Link, str], ...]


def list_municipalities(region: Region, language: str, moment: datetime) -> list[Municipality]:
    """Return the region's municipalities by name."""
    return list(municipalities_of(region).existing_in(moment.year).by_name(language).named_only())


def list_situations(language: str) -> list[Link]:
    """Return the eight life situations as links, in the words of people."""
    columns = ("code", "name_fi", "name_sv", "name_en")
    rows = Term.objects.filter(scheme=Scheme.LIFE_SITUATION, code__in=SITUATIONS, is_retired=False)
    names = {term.code: term.name.in_language(language) for term in rows.only(*columns)}
    return [
        Link(str(names[code]), address_of_row("search:life_situation", code))
        for code in SITUATIONS
        if code in names
    ]


def get_figures(region: Region, rows: Sequence[Municipality], language: str) -> Figures | None:
    """Return the region in figures; None while nothing is counted or it has no tile map."""
    placed = [row for row in rows if row.code in region.tile_layout]
    counts = count_activities(region)
    if not placed or counts is None or not counts.total:
        return None
    limits = ladder_for(max(counts.own(row.code) for row in placed))
    tiles = (
        _tile(row, counts.own(row.code), limits, region.tile_layout[row.code], language)
        for row in placed
    )
    return Figures(
        finding=_finding([(in_place(row.name, language), counts.own(row.code)) for row in placed]),
        base=_base(counts),
        tiles=tuple(sorted(tiles, key=lambda tile: (tile.place.row, tile.place.column))),
        steps=tuple(steps_in_words(limits)),
        columns=(Column(_("Municipality")), Column(_("Activities"), is_number=True)),
        rows=tuple((_link(row, language), str(counts.own(row.code))) for row in placed),
    )


def _tile(
    row: Municipality,
    count: int,
    limits: Sequence[int],
    place: tuple[int, int, str, str],
    language: str,
) -> Tile:
    """Return one municipality's tile; it opens the municipality's page."""
    line, column, fi, sv = place
    name = row.name.in_language(language).value
    words = ngettext("%(name)s, %(count)s activity", "%(name)s, %(count)s activities", count)
    return Tile(
        Place(sv if language == "sv" else fi, name, line, column),
        count,
        step_of(count, limits),
        words % {"name": name, "count": count},
        address_of_row("places:municipality", row.slug),
    )


def _link(row: Municipality, language: str) -> Link:
    """Return the municipality's name as a link: on a phone the table is the way to it."""
    return Link(
        row.name.in_language(language).value, address_of_row("places:municipality", row.slug)
    )


def _finding(pairs: Sequence[tuple[str, int]]) -> str:
    """Return where there is most and where fewest, in one or two sentences."""
    found = extremes(pairs)
    where, count = found.most
    if not count:
        return _("All that there is serves every municipality alike.")
    most = _("Most activities are %(where)s, %(count)s.") % {
        "where": where,
        "count": grouped(count),
    }
    return f"{most} {_fewest(found)}".strip()


def _fewest(found: Extremes) -> str:
    if found.none:
        return _("There are none %(where)s.") % {"where": get_text_list(list(found.none), _("and"))}
    places, count = found.fewest
    if count == found.most[1]:
        return ""
    where = get_text_list(list(places), _("and"))
    return _("Fewest are %(where)s, %(count)s.") % {"where": where, "count": grouped(count)}


def _base(counts: Counts) -> str:
    """Return how many activities there are in all, and how many of them reach everywhere."""
    told = ngettext("%(count)s activity in all.", "%(count)s activities in all.", counts.total)
    base = told % {"count": grouped(counts.total)}
    if not counts.everywhere:
        return base
    more = ngettext(
        "%(count)s of them serves the whole region or works remotely; it is in no tile.",
        "%(count)s of them serve the whole region or work remotely; they are in no tile.",
        counts.everywhere,
    )
    return f"{base} {more % {'count': grouped(counts.everywhere)}}"
