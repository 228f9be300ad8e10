"""A document as plain values: what stands on a page, in a PDF and in a DOCX alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kumaja.foundation.core.domain.text import Text
from kumaja.foundation.design.domain.lists import Column

NOTHING: Final = Text("", "fi")
NOTES: Final = "notes"  # facts beneath a quote: a page writes them closer together


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the document's own words."""

    text: Text
    kind: str = "paragraph"

    def texts(self) -> Iterator[Text]:
        """Yield its words."""
        yield self.text


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, word by word, and who it was."""

    text: Text
    by: Text = NOTHING
    kind: str = "quote"

    def texts(self) -> Iterator[Text]:
        """Yield the words, then whose they are."""
        yield self.text
        yield self.by


@dataclass(frozen=True, slots=True)
class Facts:
    """Named facts, one a row."""

    rows: tuple[tuple[Text, Text], ...]
    kind: str = "facts"

    def texts(self) -> Iterator[Text]:
        """Yield each name and its fact."""
        for row in self.rows:
            yield from row


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header; the first cell of a row names it."""

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    caption: Text = NOTHING
    kind: str = "table"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The header as a page draws it."""
        return tuple(Column(text.value) for text in self.header)

    def texts(self) -> Iterator[Text]:
        """Yield the caption, the header and the cells, row by row."""
        yield self.caption
        yield from self.header
        for row in self.rows:
            yield from row


Block = Paragraph | Quote | Facts | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document with its heading; parts of it come after its own blocks."""

    key: str
    heading: Text
    blocks: tuple[Block, ...] = ()
    parts: tuple[Section, ...] = ()

    def texts(self) -> Iterator[Text]:
        """Yield its words in the order in which they are read."""
        yield self.heading
        for block in self.blocks:
            yield from block.texts()
        for part in self.parts:
            yield from part.texts()


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document in one language; each text knows its own."""

    title: Text
    subtitle: Text
    language: str
    facts: Facts
    sections: tuple[Section, ...] = field(default=())

    def texts(self) -> Iterator[Text]:
        """Yield all its words in the order in which they are read, without the empty ones."""
        told = [self.title, self.subtitle, *self.facts.texts()]
        for section in self.sections:
            told.extend(section.texts())
        return (text for text in told if text)
