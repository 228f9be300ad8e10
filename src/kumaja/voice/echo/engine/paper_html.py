"""A document as one HTML file without anything outside it: what the PDF is printed from."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from html import escape

from kumaja.foundation.core.domain.text import Text
from kumaja.voice.echo.domain.paper import Facts, Paper, Paragraph, Quote, Section, Table
from kumaja.voice.echo.engine.paper_text import clean


def html_of(paper: Paper) -> str:
    """Return the document as HTML; every word in it is escaped."""
    here = paper.language
    title = escape(clean(f"{paper.title}: {paper.subtitle}"))
    body = "".join(_section(section, here, 2) for section in paper.sections)
    return (
        f'<!doctype html><html lang="{here}"><head><meta charset="utf-8"><title>{title}</title>'
        f"</head><body><h1{_lang(paper.title, here)}>{_words(paper.title)}</h1>"
        f'<p class="of"{_lang(paper.subtitle, here)}>{_words(paper.subtitle)}</p>'
        f"{drawn(paper.facts, here)}{body}</body></html>"
    )


def _section(section: Section, here: str, level: int) -> str:
    inside = "".join(drawn(block, here) for block in section.blocks)
    inside += "".join(_section(part, here, level + 1) for part in section.parts)
    return f"<section>{_element(f'h{min(level, 6)}', section.heading, here)}{inside}</section>"


@singledispatch
def drawn(block: object, here: str) -> str:
    """Return one block as HTML."""
    del here
    raise TypeError(block)


@drawn.register
def _(block: Paragraph, here: str) -> str:
    return _element("p", block.text, here)


@drawn.register
def _(block: Quote, here: str) -> str:
    by = _element("p", block.by, here) if block.by else ""
    quoted = f"<blockquote{_lang(block.text, here)}><p>{_words(block.text)}</p></blockquote>"
    return f'<div class="said">{quoted}{by}</div>'


@drawn.register
def _(block: Facts, here: str) -> str:
    rows = "".join(
        f"<tr>{_element('th', name, here, scope='row')}{_element('td', fact, here)}</tr>"
        for name, fact in block.rows
    )
    return f'<table class="facts"><tbody>{rows}</tbody></table>'


@drawn.register
def _(block: Table, here: str) -> str:
    caption = _element("caption", block.caption, here) if block.caption else ""
    head = "".join(_element("th", text, here, scope="col") for text in block.header)
    rows = "".join(f"<tr>{_row(row, here)}</tr>" for row in block.rows)
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(row: Iterable[Text], here: str) -> str:
    first, *others = row
    cells = "".join(_element("td", text, here) for text in others)
    return f"{_element('th', first, here, scope='row')}{cells}"


def _element(name: str, text: Text, here: str, *, scope: str = "") -> str:
    told = f' scope="{scope}"' if scope else ""
    return f"<{name}{told}{_lang(text, here)}>{_words(text)}</{name}>"


def _lang(text: Text, here: str) -> str:
    return f' lang="{escape(text.language)}"' if text and text.language != here else ""


def _words(text: Text) -> str:
    return escape(clean(text.value)).replace("\n", "<br>")
