"""The municipalities of a region with what is done in each: a tile map, a table, a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext

from kumaja.foundation.core.domain.text import Text
from kumaja.foundation.design.domain.charts import Extremes, extremes, grouped
from kumaja.foundation.design.domain.lists import Column
from kumaja.foundation.design.domain.tiles import Step, Tile, ladder_for, step_of, steps_in_words
from kumaja.foundation.files.domain.cells import Cell
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import TileOfRegion, municipalities_of, tile_map
from kumaja.front.profiles.domain.names import in_place
from kumaja.front.profiles.queries.serving import count_by_municipality

TABLE_COLUMNS: Final = (
    "code", "name_fi", "name_sv", "name_en", "language_status", "population", "activities", "url",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """A municipality, its other name, and how many activities it has of its own."""

    municipality: Municipality
    other: Text | None
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class MunicipalityList:
    """What the list of municipalities shows."""

    rows: tuple[MunicipalityRow, ...]
    tiles: tuple[Tile, ...]
    steps: tuple[Step, ...]
    columns: tuple[Column, ...]
    finding: str
    everywhere: int


def get_municipality_list(region: Region, moment: datetime, language: str) -> MunicipalityList:
    """Return the region's municipalities by name; at most six statements, whatever there is."""
    day = timezone.localtime(moment).date()
    own, everywhere = count_by_municipality(region, day)
    found = municipalities_of(region).existing_in(day.year)
    rows = tuple(_row(row, own.get(row.code, 0), language) for row in found.by_name(language))
    counts = {row.municipality.pk: row for row in rows}
    limits = ladder_for(max((row.count for row in rows), default=0))
    tiles = [
        _tile(place, counts[place.municipality.pk], limits)
        for place in tile_map(region, language)
        if place.municipality.pk in counts
    ]
    return MunicipalityList(
        rows=rows,
        tiles=tuple(tiles),
        steps=tuple(steps_in_words(limits)),
        columns=_columns(),
        finding=_finding(rows, language),
        everywhere=everywhere,
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(gettext("Municipality")),
        Column(gettext("Activities"), is_number=True),
    )


def _row(row: Municipality, count: int, language: str) -> MunicipalityRow:
    """Return a municipality with its name in the other national language, where it differs."""
    shown = row.name.in_language(language)
    other = "fi" if shown.value == row.name_sv and row.name_sv != row.name_fi else "sv"
    text = Text(row.name.exactly(other), other)
    url = reverse("places:municipality", args=[row.slug])
    return MunicipalityRow(row, text if text and text.value != shown.value else None, count, url)


def _tile(place: TileOfRegion, row: MunicipalityRow, limits: tuple[int, ...]) -> Tile:
    label = ngettext("%(name)s, %(count)s activity", "%(name)s, %(count)s activities", row.count)
    words = label % {"name": place.place.name, "count": row.count}
    return Tile(place.place, row.count, step_of(row.count, limits), words, row.url)


def _finding(rows: tuple[MunicipalityRow, ...], language: str) -> str:
    """Return in one sentence where there is most and where fewest."""
    if not any(row.count for row in rows):
        return gettext("There are no activities yet.")
    counts = [(in_place(row.municipality.name, language), row.count) for row in rows]
    return f"{_most(extremes(counts))} {_fewest(counts)}".strip()


def _most(found: Extremes) -> str:
    where, count = found.most
    text = gettext("Most activities are %(where)s, %(count)s.")
    return text % {"where": where, "count": grouped(count)}


def _fewest(counts: list[tuple[str, int]]) -> str:
    """Return where there is least, all that share the place; nothing when everyone is alike."""
    least = min(count for _, count in counts)
    places = [place for place, count in counts if count == least]
    where = get_text_list(places, gettext("and"))
    if not least:
        return gettext("There are none %(where)s.") % {"where": where}
    if least == max(count for _, count in counts):
        return ""
    return gettext("Fewest are %(where)s, %(count)s.") % {"where": where, "count": grouped(least)}


def municipality_table(found: MunicipalityList, site: str) -> Iterator[Sequence[Cell]]:
    """Return the list as a table: `activities` are its own, without those that serve everyone."""
    rows = (
        (
            row.municipality.code, row.municipality.name_fi, row.municipality.name_sv,
            row.municipality.name_en, row.municipality.language_status,
            row.municipality.population, row.count, f"{site}{row.url}",
        )
        for row in found.rows
    )  # fmt: skip
    return chain([TABLE_COLUMNS], rows)
