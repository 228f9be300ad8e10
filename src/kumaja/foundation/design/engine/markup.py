"""Small parts of what is drawn in Python: what is told only when there is something."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString

NOTHING: Final = format_html("{}", "")


def if_told(markup: str, value: object) -> SafeString:
    """Return the markup around a value, nothing when there is none."""
    return format_html(markup, value) if value else NOTHING


def lang(language: str) -> SafeString:
    """Return the attribute that names a language (WCAG 3.1.2)."""
    return if_told(' lang="{}"', language)


def joined(parts: Iterable[SafeString]) -> SafeString:
    """Return parts that are drawn already, one after another."""
    drawn = tuple(parts)
    return format_html("{}" * len(drawn), *drawn) if drawn else NOTHING
