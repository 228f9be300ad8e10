"""Figures of requests: counted from rows, and honest when there are few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


def median_days(days: Sequence[int]) -> float | None:
    """Return the middle of the days; None without any."""
    if not days:
        return None
    ordered, middle = sorted(days), len(days) // 2
    if len(ordered) % 2:
        return float(ordered[middle])
    return (ordered[middle - 1] + ordered[middle]) / 2


@dataclass(frozen=True, slots=True)
class Figures:
    """How requests through the network have fared."""

    requests: int = 0
    invited: int = 0
    accepted: int = 0
    declined: int = 0
    days: float | None = None

    @property
    def answered(self) -> int:
        """How many invitations have an answer."""
        return self.accepted + self.declined

    @property
    def waiting(self) -> int:
        """How many have none."""
        return self.invited - self.answered
