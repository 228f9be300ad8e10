"""Parts of pages that are the same on most of them: drawn once, then remembered."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Final

from django.template.loader import get_template
from django.utils.safestring import SafeData, SafeString

from kumaja.foundation.core.engine.html import joined
from kumaja.foundation.design.engine.reader import language_here

_REMEMBERED: Final = 512  # menus of a page, footers of a day: a few for each region and language


def draw_part(template: str, **values: Hashable) -> SafeString:
    """Return a template drawn with these values alone; it is remembered by them and the language.

    The template may ask for nothing else, neither the request nor the time: what it shows would
    be shown to the next reader too. Raises TypeError for text that is marked as HTML, since it
    equals the same text unmarked, and would be remembered for it.
    """
    if any(isinstance(value, SafeData) for value in values.values()):
        raise TypeError(f"{template} takes plain values.")
    return _drawn(template, language_here(), tuple(values.items()))


@lru_cache(maxsize=_REMEMBERED, typed=True)
def _drawn(template: str, _language: str, values: tuple[tuple[str, Hashable], ...]) -> SafeString:
    return joined([get_template(template).render(dict(values))])
