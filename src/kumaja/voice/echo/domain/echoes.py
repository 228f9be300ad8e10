"""One point with what became of it, and how far its contribution has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from kumaja.voice.echo.domain.states import PointState

# When several owners answer one point: what still waits comes first, then what changed most.
_FIRST: Final = (
    PointState.OPEN, PointState.TAKEN, PointState.TAKEN_IN_PART, PointState.ALREADY_SO,
    PointState.NOT_TAKEN, PointState.OUT_OF_REMIT,
)  # fmt: skip


class Reached(StrEnum):
    """How far a voice has come: the four arcs of the ring."""

    ARRIVED = "arrived"
    WEIGHED = "weighed"
    DECIDED = "decided"
    TOLD = "told"


def state_of_point(answers: Iterable[PointState]) -> PointState:
    """Return the one state of a point by what its owners answered; open while one is silent."""
    given = set(answers) or {PointState.OPEN}
    return next(state for state in _FIRST if state in given)


def counted(states: Iterable[PointState]) -> tuple[tuple[PointState, int], ...]:
    """Return how many points have each state, in the order in which they are told."""
    found = Counter(states)
    order = (*_FIRST[1:], PointState.OPEN)
    return tuple((state, found[state]) for state in order if found[state])


def reached(*, is_weighed: bool, is_decided: bool, is_told: bool) -> tuple[Reached, ...]:
    """Return the stations that a voice has reached; told closes the ring whatever was decided."""
    if is_told:
        return tuple(Reached)
    found = [Reached.ARRIVED]
    if is_weighed:
        found.append(Reached.WEIGHED)
        if is_decided:
            found.append(Reached.DECIDED)
    return tuple(found)
