"""Why an association fits, as it is kept: a kind, and the code or word that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class ReasonKind(StrEnum):
    """What speaks for an association, in the order in which it is told."""

    ACTIVITY = "activity"
    THEME = "theme"
    GROUP = "group"
    SITUATION = "situation"
    WORDS = "words"
    EXPERIENCE = "experience"
    AREA = "area"
    REGION = "region"
    NEAR = "near"
    NETWORK = "network"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: a theme's code, a municipality's code, an activity's name."""

    kind: ReasonKind
    values: tuple[str, ...] = ()


Stored = list[list[str]]


def stored(reasons: Iterable[Reason]) -> Stored:
    """Return reasons as a row keeps them."""
    return [[reason.kind.value, *reason.values] for reason in reasons]


def read(rows: Iterable[object]) -> tuple[Reason, ...]:
    """Return reasons as a row kept them; what is not one of ours is left out."""
    known = {kind.value for kind in ReasonKind}
    return tuple(
        Reason(ReasonKind(row[0]), tuple(str(value) for value in row[1:]))
        for row in rows
        if isinstance(row, list) and row and row[0] in known
    )
