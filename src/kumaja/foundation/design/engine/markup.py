"""Small parts of what is drawn in Python: what is told only when there is something."""

from __future__ import annotations

from typing import Final

from django.utils.safestring import SafeString

from kumaja.foundation.core.engine.html import html_of, joined

NOTHING: Final = joined(())


def if_told(form: str, value: object) -> SafeString:
    """Return the pattern around a value, nothing when there is none."""
    return html_of(form, value) if value else NOTHING


def lang(language: str) -> SafeString:
    """Return the attribute that names a language (WCAG 3.1.2)."""
    return if_told(' lang="{}"', language)
