"""Small tags that the components are made of: assets, icons, text in its language, form keys."""

from __future__ import annotations

import uuid
from functools import cache

from django import template
from django.conf import settings
from django.forms.utils import flatatt
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kumaja.foundation.core.domain.text import Text, Trilingual
from kumaja.foundation.core.engine.markdown import to_html
from kumaja.foundation.design.domain.shell import Shell
from kumaja.foundation.design.engine.assets import manifest, shapes_of
from kumaja.foundation.design.engine.reader import language_here, read

register = template.Library()
register.filter(read)


@register.simple_tag
def asset(name: str) -> str:
    """Return the address of a built file: `{% asset "kumaja.css" %}`."""
    return f"{settings.STATIC_URL}{manifest()[name]}"


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """Draw an icon (Lucide); the words beside it tell, so it is silent."""
    shapes = format_html_join(
        "", "<{}{}/>", ((element, flatatt(parts)) for element, parts in shapes_of(name))
    )
    return format_html(
        '<svg class="k-icon" viewBox="0 0 24 24" width="20" height="20" fill="none"'
        ' stroke="currentColor" stroke-width="2" stroke-linecap="round"'
        ' stroke-linejoin="round" aria-hidden="true" focusable="false">{}</svg>',
        shapes,
    )


@register.simple_tag
def text(value: Trilingual | Text | str | None) -> str:
    """Write a text; one in another language than the page carries `lang` (WCAG 3.1.2)."""
    here = language_here()
    found = read(value, here)
    if found and found.language != here:
        return format_html('<span lang="{}">{}</span>', found.language, found.value)
    return found.value


@register.filter
def is_fallback(found: Text) -> bool:
    """Test whether a text is in another language than the page."""
    return bool(found) and found.language != language_here()


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
