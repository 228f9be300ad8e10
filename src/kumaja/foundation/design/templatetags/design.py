"""Small tags that the components are made of: assets, icons, text in its language, form keys."""

from __future__ import annotations

import uuid

from django import template
from django.conf import settings
from django.template import Context
from django.utils.safestring import SafeString

from kumaja.foundation.core.domain.text import Text, Trilingual
from kumaja.foundation.core.engine.html import data_text, to_html
from kumaja.foundation.design.domain.shell import Shell
from kumaja.foundation.design.engine.acting import acts_no_more
from kumaja.foundation.design.engine.assets import manifest
from kumaja.foundation.design.engine.icons import icon
from kumaja.foundation.design.engine.lists import draw_cards, draw_filters, draw_links, draw_rows
from kumaja.foundation.design.engine.parts import draw_part
from kumaja.foundation.design.engine.queue import draw_queue
from kumaja.foundation.design.engine.reader import foreign, language_here, read, spoken
from kumaja.foundation.design.engine.tables import (
    draw_table_rows,
    draw_tile_picture,
    draw_tiles,
)

register = template.Library()
register.filter(read)
register.simple_tag(data_text)
register.simple_tag(icon)
register.simple_tag(draw_cards)
register.simple_tag(draw_part)
register.simple_tag(draw_queue)
register.simple_tag(draw_rows)
register.simple_tag(draw_links)
register.simple_tag(draw_filters)
register.simple_tag(draw_table_rows)
register.simple_tag(draw_tiles)
register.simple_tag(draw_tile_picture)


@register.simple_tag(takes_context=True, name="acts_no_more")
def acts_no_more_here(context: Context, address: str = "") -> bool:
    """Test whether a button to the address, or of this page, would act in a closed region."""
    return acts_no_more(context.get("request"), str(address))


@register.simple_tag
def asset(name: str) -> str:
    """Return the address of a built file: `{% asset "kumaja.css" %}`."""
    return f"{settings.STATIC_URL}{manifest()[name]}"


@register.simple_tag
def text(value: Trilingual | Text | str | None) -> str:
    """Write a text; one in another language than the page carries `lang` (WCAG 3.1.2)."""
    return spoken(value)


@register.filter
def is_fallback(found: Text) -> bool:
    """Test whether a text is in another language than the page."""
    return bool(foreign(found))


@register.filter
def markdown(value: str) -> SafeString:
    """Write Markdown as cleaned HTML."""
    return to_html(value)


@register.simple_tag
def form_key() -> str:
    """Return a new key for a form, by which sending twice is known (`@once`)."""
    return str(uuid.uuid4())


@register.simple_tag(takes_context=True)
def shell_here(context: Context) -> Shell:
    """Return the shell that the front filled in, else a bare one (error pages, tests)."""
    found = context.get("given_shell") or context.get("shell")
    found = found() if callable(found) else found
    return found if isinstance(found, Shell) else Shell(home_url=f"/{language_here()}/")
