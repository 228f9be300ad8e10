"""How it fares with a gap that somebody took on."""

from __future__ import annotations

from enum import StrEnum


class StructureState(StrEnum):
    """Where a shared structure stands (tekeillä, toiminnassa, ei toteutunut)."""

    UNDER_WAY = "under_way"
    STANDS = "stands"
    CAME_TO_NOTHING = "came_to_nothing"


# Besides the owners one network may own it; more associations than this are a network.
MOST_OWNERS = 5
