"""What a closed region refuses."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class RegionClosed(Exception):
    """The region's network has ended its work; what it made stays readable."""


class Closable(Protocol):
    """What can be closed at a moment."""

    def is_open_at(self, moment: datetime) -> bool:
        """Test whether it is open."""
        ...


def require_open(region: Closable, now: datetime) -> None:
    """Refuse to change anything in a region that has ended its work; raises RegionClosed."""
    if not region.is_open_at(now):
        raise RegionClosed(str(region))
