"""Finding the figure of a row in a table whose columns are regions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template

register = template.Library()


@register.filter
def nth(values: Sequence[Any], place: int) -> object:
    """Return the value at a place of the row."""
    return values[place]
