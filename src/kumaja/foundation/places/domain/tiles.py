"""Places of municipalities in a tile map: one square each, near where it lies on the ground."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kumaja.foundation.core.domain.text import Trilingual


@dataclass(frozen=True, slots=True)
class Tile:
    """One municipality's square: row and column from the north-west, and its short label."""

    municipality: str
    row: int
    column: int
    label: Trilingual


def tiles_that_clash(tiles: Iterable[Tile]) -> list[Tile]:
    """Return the tiles that stand where another stands, or whose label another has."""
    seen: set[tuple[object, ...]] = set()
    clashing: list[Tile] = []
    for tile in tiles:
        marks = {(tile.row, tile.column), ("fi", tile.label.fi), ("sv", tile.label.sv)}
        if seen & marks:
            clashing.append(tile)
        seen |= marks
    return clashing
