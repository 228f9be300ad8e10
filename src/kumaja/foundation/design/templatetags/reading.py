"""Filters by which components read what they are given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import template

register = template.Library()

_NOT_DIALLED = re.compile(r"[^0-9+]")


@register.filter
def nth(things: Sequence[Any], place: int) -> Any:  # noqa: ANN401 - whatever the list holds
    """Return the thing at a place, or nothing when the list is shorter."""
    return things[place] if things and place < len(things) else ""


@register.filter
def dialled(number: str) -> str:
    """Return a telephone number as a phone dials it: digits and plus only."""
    return _NOT_DIALLED.sub("", str(number))
