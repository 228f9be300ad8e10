"""The one way from written text to HTML, and the one place where text is marked safe."""

from __future__ import annotations

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "h3", "h4", "blockquote", "del", "ins"}
_READER = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable(["image", "code"])


def to_html(text: str) -> SafeString:
    """Return Markdown as HTML of a few harmless elements; links only http, https, mailto, tel."""
    html = nh3.clean(
        _READER.render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="nofollow noopener",
    )
    return mark_safe(html)  # noqa: S308 - cleaned by the line above


def cleaned(text: str) -> str:
    """Return written text as it is stored: without NUL bytes and with Unix line ends."""
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").strip()
