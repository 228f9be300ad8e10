"""Filters by which components read what they are given."""

from __future__ import annotations

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

_BREAKS = re.compile(r"(?<=[@/])|(?=[.])")
_NOT_DIALLED = re.compile(r"[^0-9+]")


@register.filter
def dialled(number: str) -> str:
    """Return a telephone number as a phone dials it: digits and plus only."""
    return _NOT_DIALLED.sub("", str(number))


@register.filter
def breakable(address: str) -> SafeString:
    """Write an address so that a narrow column breaks it at its signs, not within a word."""
    first, *rest = _BREAKS.split(str(address))
    return format_html("{}{}", first, format_html_join("", "<wbr>{}", ((part,) for part in rest)))
