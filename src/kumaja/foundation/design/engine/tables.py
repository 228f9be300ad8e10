"""Draws the rows of plain tables and the tiles of maps: there are dozens, and each is small."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from typing import Final

from django.utils.safestring import SafeString

from kumaja.foundation.core.engine.html import html_of, joined
from kumaja.foundation.design.domain.lists import Column
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.design.domain.tiles import Tile
from kumaja.foundation.design.engine.markup import NOTHING

Cell = Link | str | int
_UNNAMED: Final = Column("")
_NUMBER: Final = html_of(" data-number")


def draw_table_rows(
    rows: Iterable[Sequence[Cell]], columns: Sequence[Column] | None = None
) -> SafeString:
    """Return the rows of a table; the first cell of each is its heading, and may be a link."""
    named = tuple(columns or ())[1:]
    return joined(_row(first, rest, named) for first, *rest in rows)


def _row(first: Cell, rest: Iterable[Cell], columns: Sequence[Column]) -> SafeString:
    cells = joined(
        html_of(
            '<td data-label="{}"{}>{}</td>',
            column.label,
            _NUMBER if column.is_number else NOTHING,
            cell,
        )
        for column, cell in zip(chain(columns, repeat(_UNNAMED)), rest, strict=False)
    )
    return html_of('<tr><th scope="row">{}</th>{}</tr>', _linked(first), cells)


def _linked(cell: Cell) -> Cell:
    if isinstance(cell, Link):
        return html_of('<a href="{}">{}</a>', cell.url, cell.label)
    return cell


def draw_tiles(tiles: Iterable[Tile]) -> SafeString:
    """Return the tiles of a map as the items of a list, each a link when it leads somewhere."""
    return joined(
        html_of(
            '<li class="k-row-{} k-column-{}">{}</li>',
            tile.place.row,
            tile.place.column,
            _tile(tile),
        )
        for tile in tiles
    )


def draw_tile_picture(tiles: Iterable[Tile]) -> SafeString:
    """Return the tiles of a map as a picture, where they are too small to be touched."""
    return joined(
        html_of(
            '<span class="k-tile k-step-{} k-row-{} k-column-{}"><span>{}</span><b>{}</b></span>',
            tile.step,
            tile.place.row,
            tile.place.column,
            tile.place.letters,
            tile.count,
        )
        for tile in tiles
    )


def _tile(tile: Tile) -> SafeString:
    inside = html_of(
        '<span aria-hidden="true">{}</span><b aria-hidden="true">{}</b>'
        '<span class="k-hidden">{}</span>',
        tile.place.letters,
        tile.count,
        tile.label,
    )
    if tile.url:
        return html_of('<a class="k-tile k-step-{}" href="{}">{}</a>', tile.step, tile.url, inside)
    return html_of('<span class="k-tile k-step-{}">{}</span>', tile.step, inside)
