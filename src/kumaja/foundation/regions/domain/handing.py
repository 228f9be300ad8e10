"""To whom what is open in a region goes when its work ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from kumaja.foundation.core.domain.text import Trilingual


class Heir(StrEnum):
    """Who goes on with something when the region ends."""

    ORGANISATION = "organisation"
    REGION = "region"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of a region, by label and key in text as the log knows it."""

    label: str
    key: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Successor:
    """Who goes on, by name; nobody needs a reason instead."""

    heir: Heir
    key: str = ""
    name: Trilingual = field(default_factory=Trilingual)
    note: Trilingual = field(default_factory=Trilingual)

    @property
    def is_told(self) -> bool:
        """Whether a successor is named, or it is said why there is none."""
        return bool(self.note if self.heir is Heir.NOBODY else self.key and self.name)


def left_over(still_open: Iterable[Thing], handed: frozenset[tuple[str, str]]) -> list[Thing]:
    """Return what is open and has neither a successor nor a reason to end."""
    return [thing for thing in still_open if (thing.label, thing.key) not in handed]
