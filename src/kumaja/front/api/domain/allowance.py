"""How much one may still ask within a span of time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is counted apart."""

    READ = "read"
    SEARCH = "search"
    EXPORT = "export"
    WRITE = "write"


WINDOWS = {Kind.READ: 60, Kind.SEARCH: 60, Kind.EXPORT: 60 * 60, Kind.WRITE: 60}


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many of a kind fit into a span, how many were asked, and when the next begins."""

    kind: Kind
    most: int
    asked: int
    seconds_left: int

    @property
    def is_used_up(self) -> bool:
        """Test whether more was asked than fits."""
        return self.asked > self.most

    def headers(self) -> dict[str, str]:
        """Return the headers that tell it (RateLimit header fields for HTTP)."""
        left = max(0, self.most - self.asked)
        return {
            "RateLimit-Policy": f'"{self.kind}";q={self.most};w={WINDOWS[self.kind]}',
            "RateLimit": f'"{self.kind}";r={left};t={self.seconds_left}',
        }


def window_at(kind: Kind, moment: float) -> tuple[int, int]:
    """Return the number of the span that a moment is in, and how many seconds are left of it."""
    length = WINDOWS[kind]
    number = int(moment // length)
    return number, max(1, int((number + 1) * length - moment))
