"""A document as tagged PDF (PDF/UA-1), printed from its own words alone."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, Final

from kumaja.voice.echo.domain.paper import Paper
from kumaja.voice.echo.engine.paper_html import html_of

STYLE: Final = Path(__file__).with_name("paper.css")


class NoPdf(Exception):
    """This machine prints no PDF: the libraries that shape text (Pango) are not there."""


class OutsideRefused(Exception):
    """A document asked for something outside itself."""


def refuse(url: str, *args: object, **options: object) -> Any:  # noqa: ANN401 - as the library asks
    """Fetch nothing, whatever a document asks for."""
    del args, options
    raise OutsideRefused(url)


def pdf_of(paper: Paper) -> bytes:
    """Return the document as PDF; raises NoPdf."""
    library = _library()
    html = library.HTML(string=html_of(paper), url_fetcher=refuse)
    style = library.CSS(string=STYLE.read_text("utf-8"), url_fetcher=refuse)
    content: bytes = html.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1")
    return content


def _library() -> Any:  # noqa: ANN401 - it comes without types
    """Return the library that prints, loaded when it is needed: it takes a second and Pango."""
    try:
        return import_module("weasyprint")
    except OSError as missing:
        raise NoPdf(str(missing)) from missing
