"""CSV out without formulas, and in from whatever a spreadsheet saved."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.files.domain.cells import Cell, cell_text, unguarded
from kumaja.foundation.files.domain.limits import USUAL, Limits
from kumaja.foundation.files.engine.encodings import decoded
from kumaja.foundation.files.engine.faults import Unreadable

MARK = "\ufeff"  # without it Excel reads UTF-8 as Windows-1252
_DELIMITERS = ";,\t|"
_SAMPLE_LINES = 20


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was read: all cells are text."""

    rows: list[list[str]]
    encoding: str
    delimiter: str


def csv_lines(
    rows: Iterable[Sequence[Cell]], *, delimiter: str = ";", with_mark: bool = True
) -> Iterator[str]:
    """Yield a table as lines of CSV, one row each, for an answer that is streamed."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter)
    for number, row in enumerate(rows):
        writer.writerow([cell_text(cell) for cell in row])
        yield (MARK if with_mark and number == 0 else "") + buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def csv_bytes(
    rows: Iterable[Sequence[Cell]], *, delimiter: str = ";", with_mark: bool = True
) -> bytes:
    """Return a table as CSV in UTF-8."""
    lines = csv_lines(rows, delimiter=delimiter, with_mark=with_mark)
    return "".join(lines).encode("utf-8", "replace")


def read_csv(content: bytes, limits: Limits = USUAL) -> Table:
    """Return the table; raises Unreadable, with a sentence, when it is none or too large."""
    if len(content) > limits.size:
        raise Unreadable(_("The file is too large."))
    text, encoding = decoded(content)
    delimiter = _delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = []
    try:
        for row in reader:
            rows.append([unguarded(cell) for cell in row])
            if len(rows) > limits.rows or len(row) > limits.columns:
                raise Unreadable(_("The table has too many rows or columns."))
    except csv.Error as wrong:
        fault = _("Line %(line)s can't be read as a row of a table.") % {"line": reader.line_num}
        raise Unreadable(fault) from wrong
    return Table(rows, encoding, delimiter)


def _delimiter_of(text: str) -> str:
    """Return the sign that parts the cells: the one that stands in most of the first lines.

    Signs within quotes don't count. Of equals the one that stands more often is taken.
    """
    lines = [_unquoted(line) for line in text.splitlines()[:_SAMPLE_LINES]]
    return max(
        _DELIMITERS,
        key=lambda sign: (
            sum(sign in line for line in lines),
            sum(line.count(sign) for line in lines),
        ),
    )


def _unquoted(line: str) -> str:
    return "".join(line.split('"')[::2])
