"""The lists that terms belong to."""

from __future__ import annotations

from enum import StrEnum


class Scheme(StrEnum):
    """A list of terms: what sort of question the term answers."""

    LIFE_SITUATION = "life_situation"
    TARGET_GROUP = "target_group"
    THEME = "theme"
    ACTIVITY_FORM = "activity_form"
    HANDBOOK_PART = "handbook_part"
    PTV_LIFE_EVENT = "ptv_life_event"
    PTV_TARGET_GROUP = "ptv_target_group"
    PTV_SERVICE_CLASS = "ptv_service_class"
