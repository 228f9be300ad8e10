"""Figures that carry their base; few are not told exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FEW: Final = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, or a part of a base; `is_guarded` hides what so few stand behind."""

    count: int
    base: int | None = None
    is_guarded: bool = False
    url: str = ""

    @property
    def is_hidden(self) -> bool:
        """Whether so few stand behind it that it is not told exactly; none is not few."""
        told = self.count if self.base is None else self.base
        return self.is_guarded and 0 < told < FEW

    @property
    def percentage(self) -> int | None:
        """The part in per cent, half up; None of a plain count and of an empty base."""
        if not self.base or self.is_hidden:
            return None
        return (200 * self.count + self.base) // (2 * self.base)
