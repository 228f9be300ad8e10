"""The list of matters as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kumaja.voice.matters.models import MatterQuerySet
from kumaja.voice.matters.queries.lists import MatterGroup, by_standing, listed


@dataclass(frozen=True, slots=True)
class MatterList:
    """The region's matters by where they stand."""

    groups: tuple[MatterGroup, ...]

    @property
    def count(self) -> int:
        """How many matters the list has."""
        return sum(len(group.rows) for group in self.groups)


def get_matter_list(rows: MatterQuerySet, now: datetime) -> MatterList:
    """Return the matters by where they stand; three statements."""
    return MatterList(by_standing(listed(rows.latest_first(), now)))
