"""What a search can be narrowed by."""

from __future__ import annotations

from enum import StrEnum


class Facet(StrEnum):
    """What a search can be narrowed by; the value names the field of the index."""

    MUNICIPALITY = "municipality"
    REACH = "reach"
    WHEN = "when"
    LIFE_SITUATION = "life_situation"
    TARGET_GROUP = "target_group"
    THEME = "theme"
    FORM = "form"
    LANGUAGE = "language"
    PRICE = "price"
    ACCESS = "access"
    KIND = "kind"
    HANDBOOK_PART = "handbook_part"
