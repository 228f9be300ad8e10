"""How those who met a practice fared with it."""

from __future__ import annotations

from enum import StrEnum


class UseState(StrEnum):
    """Where a practice stands with somebody (käytössä, kokeiltu, luovuttu)."""

    IN_USE = "in_use"
    TRIED = "tried"
    GIVEN_UP = "given_up"
