"""A table's file as sheets with their headers, and as rows by chosen columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kumaja.foundation.files.domain.kinds import FileKind
from kumaja.foundation.imports.domain.cells import Cell, is_blank
from kumaja.foundation.imports.domain.columns import Titles
from kumaja.foundation.imports.domain.identity_codes import is_identity_column
from kumaja.foundation.imports.domain.lines import Header, Line, find_header
from kumaja.foundation.imports.domain.records import BrokenFile, Refusal
from kumaja.foundation.imports.domain.rows import Row, rows_of
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop
from kumaja.foundation.imports.engine.csv_lines import csv_lines
from kumaja.foundation.imports.engine.kinds import kind_of_table
from kumaja.foundation.imports.engine.xlsx_lines import sheet_names, xlsx_lines

NOTHING = gettext_noop("There are no rows in the file.")
_SAMPLED = 200


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column of a file as it is shown before it is read: title, field, some of its cells."""

    sheet: str
    title: str
    field: str
    samples: tuple[Cell, ...]
    is_of_identity_codes: bool = False


def _sheets(path: Path, name: str) -> list[str]:
    return sheet_names(path) if kind_of_table(path) == FileKind.XLSX else [name]


def _lines(path: Path, sheet: str, kind: FileKind) -> Iterator[Line]:
    return xlsx_lines(path, sheet) if kind == FileKind.XLSX else csv_lines(path)


def _heads(path: Path, name: str, titles: Titles) -> Iterator[tuple[str, Header, list[Line]]]:
    """Yield each sheet that holds rows, with its header and its first lines."""
    kind = kind_of_table(path)
    for sheet in _sheets(path, name):
        head = list(islice(_lines(path, sheet, kind), _SAMPLED))
        header = find_header(head, titles)
        if header is not None and any(line.number > header.last for line in head):
            yield sheet, header, head


def look_into(path: Path, name: str, titles: Titles) -> list[SeenColumn]:
    """Return the columns of all sheets, each title once; raises BrokenFile."""
    seen: dict[str, SeenColumn] = {}
    for sheet, header, head in _heads(path, name, titles):
        fields = titles.fields_of(header.titles)
        below = [line for line in head if line.number > header.last]
        for place, title in enumerate(header.titles):
            cells = [line.cells[place] for line in below if place < len(line.cells)]
            told = [cell for cell in cells if not is_blank(cell)]
            if title not in seen and told:
                is_forbidden = is_identity_column(title, told)
                field = "" if is_forbidden else fields[title]
                seen[title] = SeenColumn(sheet, title, field, tuple(told[:3]), is_forbidden)
    if not seen:
        raise BrokenFile(Sentence(NOTHING))
    return list(seen.values())


def read_table(
    path: Path, name: str, titles: Titles, chosen: Mapping[str, str]
) -> Iterator[Row | Refusal]:
    """Yield the rows of all sheets by the chosen columns (title → field); raises BrokenFile.

    Columns that nobody chose are never looked at.
    """
    kind = kind_of_table(path)
    for sheet, header, _ in _heads(path, name, titles):
        if any(chosen.get(title) for title in header.titles):
            yield from rows_of(sheet, header, _lines(path, sheet, kind), chosen)
