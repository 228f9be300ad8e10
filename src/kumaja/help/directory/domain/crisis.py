"""When help is needed at once: for what, and when a line answers."""

from __future__ import annotations

from enum import StrEnum


class CrisisTopic(StrEnum):
    """What a search may tell of that must not wait."""

    VIOLENCE = "violence"
    SUICIDE = "suicide"
    CHILD = "child"
    POISONING = "poisoning"
    ELDER_ABUSE = "elder_abuse"
