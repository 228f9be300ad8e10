"""Draws the rows of plain tables and the tiles of maps: there are dozens, and each is small."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kumaja.foundation.design.domain.lists import Column
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.design.domain.tiles import Tile
from kumaja.foundation.design.engine.markup import NOTHING, joined

Cell = Link | str | int
_UNNAMED: Final = Column("")
_NUMBER: Final = format_html("{}data-number", " ")


def draw_table_rows(
    rows: Iterable[Sequence[Cell]], columns: Sequence[Column] | None = None
) -> SafeString:
    """Return the rows of a table; the first cell of each is its heading, and may be a link."""
    named = tuple(columns or ())[1:]
    return joined(_row(first, rest, named) for first, *rest in rows)


def _row(first: Cell, rest: Iterable[Cell], columns: Sequence[Column]) -> SafeString:
    cells = format_html_join(
        "",
        '<td data-label="{}"{}>{}</td>',
        (
            (column.label, _NUMBER if column.is_number else NOTHING, cell)
            for column, cell in zip(chain(columns, repeat(_UNNAMED)), rest, strict=False)
        ),
    )
    return format_html('<tr><th scope="row">{}</th>{}</tr>', _linked(first), cells)


def _linked(cell: Cell) -> Cell:
    if isinstance(cell, Link):
        return format_html('<a href="{}">{}</a>', cell.url, cell.label)
    return cell


def draw_tiles(tiles: Iterable[Tile]) -> SafeString:
    """Return the tiles of a map as the items of a list, each a link when it leads somewhere."""
    return format_html_join(
        "",
        '<li class="k-row-{} k-column-{}">{}</li>',
        ((tile.place.row, tile.place.column, _tile(tile)) for tile in tiles),
    )


def draw_tile_picture(tiles: Iterable[Tile]) -> SafeString:
    """Return the tiles of a map as a picture, where they are too small to be touched."""
    return format_html_join(
        "",
        '<span class="k-tile k-step-{} k-row-{} k-column-{}"><span>{}</span><b>{}</b></span>',
        (
            (tile.step, tile.place.row, tile.place.column, tile.place.letters, tile.count)
            for tile in tiles
        ),
    )


def _tile(tile: Tile) -> SafeString:
    inside = format_html(
        '<span aria-hidden="true">{}</span><b aria-hidden="true">{}</b>'
        '<span class="k-hidden">{}</span>',
        tile.place.letters,
        tile.count,
        tile.label,
    )
    if tile.url:
        return format_html(
            '<a class="k-tile k-step-{}" href="{}">{}</a>', tile.step, tile.url, inside
        )
    return format_html('<span class="k-tile k-step-{}">{}</span>', tile.step, inside)
