"""What changed in a text, as its template draws it."""

from __future__ import annotations

from django import template

from kumaja.foundation.core.domain.text import Text, Trilingual
from kumaja.foundation.design.engine.reader import foreign, read
from kumaja.voice.consultations.domain.diff import Change, diff

register = template.Library()


@register.simple_tag
def pieces_of(change: object) -> list[Change]:
    """Return the pieces of a changed text in reading order: same, removed, added."""
    old: Trilingual | Text = getattr(change, "old", Text("", ""))
    new: Trilingual | Text = getattr(change, "new", Text("", ""))
    return diff(read(old).value, read(new).value)


@register.filter
def language_of(text: Trilingual | Text) -> str:
    """Return the language of a text when it isn't the page's."""
    return foreign(read(text))
