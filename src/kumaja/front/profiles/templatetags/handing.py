"""Finding who goes on with one task of a closed region's network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def of_task(found: Mapping[str, Any] | None, code: str) -> object:
    """Return who goes on with the task, None when nothing was said."""
    return found.get(code) if found else None
