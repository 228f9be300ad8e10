"""Who reads the page: its language, and texts as they are told in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import TypeVar

from django.utils.translation import get_language

from kumaja.foundation.core.domain.text import Text, Trilingual
from kumaja.foundation.core.engine.html import html_of

Words = TypeVar("Words")


def language_here() -> str:
    """Return the language of the page: fi, sv or en."""
    return (get_language() or "fi")[:2]


def once_a_language(make: Callable[[], Words]) -> Callable[[], Words]:
    """Remember words that are the same on every page: made once for each language."""

    @cache
    def made(_language: str | None) -> Words:
        return make()

    @wraps(make)
    def here() -> Words:
        return made(get_language())

    return here


def spoken(value: Trilingual | Text | str | None, here: str = "") -> str:
    """Write a text; one in another language than the page carries `lang` (WCAG 3.1.2)."""
    here = here or language_here()
    found = read(value, here)
    if found and found.language != here:
        return html_of('<span lang="{}">{}</span>', found.language, found.value)
    return found.value


def foreign(found: Text, here: str = "") -> str:
    """Return the language of a text that is in another one than the page, else nothing."""
    return found.language if found and found.language != (here or language_here()) else ""


def read(value: Trilingual | Text | str | None, here: str = "") -> Text:
    """Return a text for the reader of this page (or of `here`), knowing its language."""
    here = here or language_here()
    if isinstance(value, Trilingual):
        return value.in_language(here)
    if isinstance(value, Text):
        return value
    return Text("" if value is None else str(value), here)
