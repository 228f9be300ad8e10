"""Draws icons."""

from __future__ import annotations

from functools import cache

from django.forms.utils import flatatt
from django.utils.safestring import SafeString

from kumaja.foundation.core.engine.html import html_of, joined
from kumaja.foundation.design.engine.assets import shapes_of


@cache
def icon(name: str) -> SafeString:
    """Draw an icon (Lucide); the words beside it tell, so it is silent."""
    shapes = joined(
        html_of("<{}{}/>", element, flatatt(parts)) for element, parts in shapes_of(name)
    )
    return html_of(
        '<svg class="k-icon" viewBox="0 0 24 24" width="20" height="20" fill="none"'
        ' stroke="currentColor" stroke-width="2" stroke-linecap="round"'
        ' stroke-linejoin="round" aria-hidden="true" focusable="false">{}</svg>',
        shapes,
    )
