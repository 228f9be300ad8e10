"""A street address as it is compared: how it was typed, and which door, tells nothing."""

from __future__ import annotations

import re
from typing import Final

_SIGNS: Final = re.compile(r"[.,;:]+")
_NUMBERED: Final = re.compile(r"^(?P<street>.*?\D)\s*(?P<number>\d+)")


def street_key(street: str, postal_code: str) -> str:
    """Return the street with its number and the postal code; nothing when one is missing.

    A stairway or a flat is left out: two records of one association tell it differently.
    """
    found = _NUMBERED.match(_SIGNS.sub(" ", street).casefold().strip())
    if found is None or not postal_code.strip():
        return ""
    return f"{' '.join(found['street'].split())} {int(found['number'])} {postal_code.strip()}"
