"""Draws templates of components in tests as pages do."""

from __future__ import annotations

from html.parser import HTMLParser

from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.test import RequestFactory
from django.utils import translation
from django_cotton.compiler_regex import CottonCompiler


def drawn(source: str, language: str = "fi", /, **context: object) -> str:
    """Return a template source with components as HTML, for a reader of that language."""
    engine = engines["django"]
    assert isinstance(engine, DjangoTemplates)
    template = engine.from_string(CottonCompiler().process(source))
    with translation.override(language):
        return template.render(context, RequestFactory().get("/fi/"))


class Reader(HTMLParser):
    """Reads HTML as a browser does and notes what could run or dress itself."""

    def __init__(self) -> None:
        super().__init__()
        self.dangers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _value in attrs}
        if tag == "script" and "src" not in names:
            self.dangers.append("inline script")
        self.dangers += [name for name in names if name.startswith("on") or name == "style"]


def dangers_of(html: str) -> list[str]:
    """Return the inline scripts, event attributes and style attributes of a page."""
    reader = Reader()
    reader.feed(html)
    return reader.dangers
