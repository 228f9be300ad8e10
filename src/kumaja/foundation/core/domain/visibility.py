"""Who may see one field of a record."""

from __future__ import annotations

from enum import StrEnum


class Visibility(StrEnum):
    """Everyone, anyone with a current role in the region, or the organisation's own people."""

    PUBLIC = "public"
    NETWORK = "network"
    OWN = "own"
