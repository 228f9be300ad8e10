"""A document as DOCX: real headings, tables with header rows, its language set."""

from __future__ import annotations

from functools import singledispatch
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.document import Document as Written
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from kumaja.foundation.core.domain.text import Text
from kumaja.voice.echo.domain.paper import Facts, Paper, Paragraph, Quote, Section, Table
from kumaja.voice.echo.engine.paper_text import clean

_LANGUAGES: Final = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
_DEEPEST: Final = 3
_FONT: Final = "Calibri"


def docx_of(paper: Paper) -> bytes:
    """Return the document as DOCX."""
    written = Document()
    _set_language(written, paper.language)
    written.styles["Normal"].font.name = _FONT
    written.styles["Normal"].font.size = Pt(11)
    about = written.core_properties
    about.title = clean(f"{paper.title}: {paper.subtitle}")[:250]
    about.language = _LANGUAGES[paper.language]
    about.author = about.comments = ""
    _say(written.add_heading(level=0), paper.title, paper.language)
    _say(written.add_paragraph(style="Subtitle"), paper.subtitle, paper.language)
    draw(paper.facts, written, paper.language)
    for section in paper.sections:
        _section(written, section, paper.language, 1)
    content = BytesIO()
    written.save(content)
    return content.getvalue()


def _section(written: Written, section: Section, language: str, level: int) -> None:
    _say(written.add_heading(level=min(level, _DEEPEST)), section.heading, language)
    for block in section.blocks:
        draw(block, written, language)
    for part in section.parts:
        _section(written, part, language, level + 1)


@singledispatch
def draw(block: object, written: Written, language: str) -> None:
    """Draw one block at the end of the document."""
    del written, language
    raise TypeError(block)


@draw.register
def _(block: Paragraph, written: Written, language: str) -> None:
    _say(written.add_paragraph(), block.text, language)


@draw.register
def _(block: Quote, written: Written, language: str) -> None:
    _say(written.add_paragraph(style="Intense Quote"), block.text, language)
    if block.by:
        _say(written.add_paragraph(), block.by, language)


@draw.register
def _(block: Facts, written: Written, language: str) -> None:
    table = written.add_table(rows=len(block.rows), cols=2, style="Table Grid")
    for row, told in zip(table.rows, block.rows, strict=True):
        name, fact = row.cells
        _say(name.paragraphs[0], told[0], language, is_bold=True)
        _say(fact.paragraphs[0], told[1], language)
    written.add_paragraph()


@draw.register
def _(block: Table, written: Written, language: str) -> None:
    if block.caption:
        _say(written.add_paragraph(style="Caption"), block.caption, language)
    table = written.add_table(rows=len(block.rows) + 1, cols=len(block.header), style="Table Grid")
    _repeat(table.rows[0])
    for place, (row, told) in enumerate(zip(table.rows, (block.header, *block.rows), strict=True)):
        for cell, text in zip(row.cells, told, strict=True):
            _say(cell.paragraphs[0], text, language, is_bold=not place)
    written.add_paragraph()


def _repeat(row: Any) -> None:  # noqa: ANN401 - the library names no type
    """Mark the row as the table's header: read as such, and repeated on each page."""
    marked = OxmlElement("w:tblHeader")
    marked.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(marked)  # noqa: SLF001 - the library has no word for it


def _say(paragraph: Any, text: Text, language: str, *, is_bold: bool = False) -> None:  # noqa: ANN401
    run = paragraph.add_run(clean(text.value))
    if is_bold:
        run.bold = True
    if text.language != language:
        _mark(run._r.get_or_add_rPr(), text.language)  # noqa: SLF001 - as above


def _set_language(written: Written, language: str) -> None:
    styles = written.styles.element
    for old in styles.iter(qn("w:lang")):
        old.set(qn("w:val"), _LANGUAGES[language])


def _mark(properties: Any, language: str) -> None:  # noqa: ANN401
    told = OxmlElement("w:lang")
    told.set(qn("w:val"), _LANGUAGES.get(language, language))
    properties.append(told)
