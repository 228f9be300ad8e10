"""Who reads the page: its language, and texts as they are told in it."""

from __future__ import annotations

from django.utils.translation import get_language

from kumaja.foundation.core.domain.text import Text, Trilingual


def language_here() -> str:
    """Return the language of the page: fi, sv or en."""
    return (get_language() or "fi")[:2]


def read(value: Trilingual | Text | str | None, here: str = "") -> Text:
    """Return a text for the reader of this page (or of `here`), knowing its language."""
    here = here or language_here()
    if isinstance(value, Trilingual):
        return value.in_language(here)
    if isinstance(value, Text):
        return value
    return Text("" if value is None else str(value), here)
