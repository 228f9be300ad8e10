"""Filters by which components read what they are given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

_BREAKS = re.compile(r"(?<=[@/])|(?=[.])")
_NOT_DIALLED = re.compile(r"[^0-9+]")


@register.filter
def nth(things: Sequence[Any], place: int) -> Any:  # noqa: ANN401 - whatever the list holds
    """Return the thing at a place, or nothing when the list is shorter."""
    return things[place] if things and place < len(things) else ""


@register.filter
def dialled(number: str) -> str:
    """Return a telephone number as a phone dials it: digits and plus only."""
    return _NOT_DIALLED.sub("", str(number))


@register.filter
def breakable(address: str) -> SafeString:
    """Write an address so that a narrow column breaks it at its signs, not within a word."""
    first, *rest = _BREAKS.split(str(address))
    return format_html("{}{}", first, format_html_join("", "<wbr>{}", ((part,) for part in rest)))
