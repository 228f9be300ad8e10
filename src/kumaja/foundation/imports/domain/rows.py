"""Rows beneath a header: their cells by field, and lines that are no records told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kumaja.foundation.imports.domain.cells import Cell, Unread, is_blank, text_of
from kumaja.foundation.imports.domain.columns import Column, Known
from kumaja.foundation.imports.domain.identity_codes import HAS_IDENTITY_CODE, has_identity_code
from kumaja.foundation.imports.domain.lines import Header, Line, named
from kumaja.foundation.imports.domain.records import Json, Refusal, Where
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop

IS_TOTAL = gettext_noop("This row is a total, not a record. It is left out.")
IS_HEADING = gettext_noop("Only “%(value)s” stands on this row: it looks like a heading.")
IS_HEADER = gettext_noop("This row has the titles of the columns once more. It is left out.")
_TOTAL = re.compile(
    r"(?:yhteensä|kaikki yhteensä|yht\.?|summa|totalt|sammanlagt|total|sum|in total)"
    r"(?:\s*[:=]?\s*\d.*)?",
    re.IGNORECASE,
)
_FEW = 2  # a table of so few columns may well have rows of one cell


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by field, each with the title of its column."""

    where: Where
    cells: Mapping[str, tuple[str, Cell]]


@dataclass(slots=True)
class Values:
    """What a row tells: values by field, what was mended, what can't be read."""

    found: dict[str, Json] = field(default_factory=dict)
    remarks: list[Sentence] = field(default_factory=list)
    faults: list[tuple[str, Sentence]] = field(default_factory=list)


def rows_of(
    sheet: str, header: Header, lines: Iterable[Line], chosen: Mapping[str, str]
) -> Iterator[Row | Refusal]:
    """Yield the rows below the header; totals, headings and repeated titles are told apart."""
    places = [(place, title) for place, title in enumerate(header.titles) if chosen.get(title)]
    for line in lines:
        if line.number <= header.last or line.is_blank:
            continue
        where = Where(sheet, line.number)
        reason = line.fault or _no_record(line, header, [place for place, _ in places])
        if reason is not None:
            yield Refusal(reason, where)
            continue
        cells = {
            chosen[title]: (title, line.cells[place])
            for place, title in places
            if place < len(line.cells)
        }
        if any(not is_blank(cell) for _, cell in cells.values()):
            yield Row(where, cells)


def _no_record(line: Line, header: Header, chosen: Sequence[int]) -> Sentence | None:
    """Return why a line is none; only what stands in a chosen column is ever quoted."""
    filled = [text_of(cell) for cell in line.cells if not is_blank(cell)]
    if _TOTAL.fullmatch(filled[0]):
        return Sentence(IS_TOTAL)
    texts = [" ".join(text_of(cell).split()) for cell in line.cells]
    if len(filled) > 1 and named(texts) == header.titles[: len(texts)]:
        return Sentence(IS_HEADER)
    if len(filled) == 1 and len(chosen) > _FEW:
        told = [place for place in chosen if place < len(texts) and texts[place] == filled[0]]
        return Sentence(IS_HEADING, {"value": filled[0][:60]}) if told else None
    return None


def read_row(row: Row, columns: Sequence[Column], known: Known) -> Values:
    """Read each cell that is told; what can't be read is a fault with its sentence."""
    values = Values()
    for column in columns:
        title, cell = row.cells.get(column.field, ("", None))
        if is_blank(cell):
            continue
        if has_identity_code(cell):
            values.faults.append((title, Sentence(HAS_IDENTITY_CODE)))
            continue
        try:
            read = column.reads(cell, known)
        except Unread as unread:
            values.faults.append((title, unread.sentence))
            continue
        values.found[column.field] = read.value
        if read.remark is not None:
            values.remarks.append(read.remark)
    return values


def refusal_of(row: Row, values: Values, kind: str, label: str) -> Refusal:
    """Return the refusal of a row: its first fault, the others after it."""
    title, sentence = values.faults[0]
    others = tuple(told for _, told in values.faults[1:])
    return Refusal(sentence, row.where, title, kind, label=label, remarks=others)
