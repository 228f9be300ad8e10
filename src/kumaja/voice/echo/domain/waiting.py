"""How long points wait: medians and longest waits from counted days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class Waits:
    """Points of one owner: those that wait and those that were answered, by days."""

    waiting: dict[int, int] = field(default_factory=dict)
    answered: dict[int, int] = field(default_factory=dict)
    late: int = 0

    def add_waiting(self, days: int, count: int, *, is_late: bool) -> None:
        """Count points that have waited so many days."""
        self.waiting[days] = self.waiting.get(days, 0) + count
        self.late += count if is_late else 0

    def add_answered(self, days: int, count: int) -> None:
        """Count points that were answered after so many days; before the close counts as none."""
        self.answered[max(days, 0)] = self.answered.get(max(days, 0), 0) + count

    def take_in(self, other: Waits) -> None:
        """Count another's points as these."""
        for days, count in other.waiting.items():
            self.waiting[days] = self.waiting.get(days, 0) + count
        for days, count in other.answered.items():
            self.answered[days] = self.answered.get(days, 0) + count
        self.late += other.late

    @property
    def open(self) -> int:
        """How many points wait."""
        return sum(self.waiting.values())

    @property
    def answers(self) -> int:
        """How many points were answered."""
        return sum(self.answered.values())

    @property
    def longest_open(self) -> int | None:
        """For how many days the oldest of those that wait has waited, None without any."""
        return max(self.waiting, default=None)

    @property
    def longest(self) -> int | None:
        """The longest wait of all, whether it has ended or not."""
        return max((*self.waiting, *self.answered), default=None)

    @property
    def median(self) -> int | None:
        """In how many days half of the answers had come, None without any."""
        return median_of(self.answered)


def median_of(counted: Mapping[int, int]) -> int | None:
    """Return the lower median of counted values: at most half of them are smaller."""
    half = (sum(counted.values()) + 1) // 2
    seen = 0
    for value in sorted(counted):
        seen += counted[value]
        if seen >= half:
            return value
    return None


def binding(promised: date | None, reopened_on: date | None) -> date | None:
    """Return the promised day when it binds a point, opened again on a day or never.

    What was opened again on that day or after it was answered before: the promise was of that
    answer.
    """
    if promised is None or (reopened_on is not None and reopened_on >= promised):
        return None
    return promised


def days_between(first: date, last: date) -> int:
    """Return how many days lie between, never below nothing."""
    return max(0, (last - first).days)
