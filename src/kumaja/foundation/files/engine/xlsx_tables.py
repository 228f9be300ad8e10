"""XLSX out, where text stays text, and in, with values only."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from tempfile import TemporaryFile
from typing import Any

import xlsxwriter
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.files.domain.cells import Cell
from kumaja.foundation.files.domain.limits import USUAL, Limits
from kumaja.foundation.files.engine.archives import checked_archive
from kumaja.foundation.files.engine.faults import Unreadable

_LONGEST_CELL, _LONGEST_SHEET_NAME, _MOST_ROWS = 32_767, 31, 1_048_576
_CHUNK = 64 * 1024
_WORKBOOK = "xl/workbook.xml"


def xlsx_bytes(sheets: Mapping[str, Iterable[Sequence[Cell]]]) -> bytes:
    """Return a workbook with a sheet for each name; texts are never formulas, links or numbers."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "constant_memory": False}) as book:
        day = book.add_format({"num_format": "d.m.yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(_sheet_name(name))
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    _write(sheet, number, column, cell, day)
    return buffer.getvalue()


def xlsx_chunks(rows: Iterable[Sequence[Cell]], *, name: str) -> Iterator[bytes]:
    """Yield a workbook of one sheet, by way of a file: no more than a row is held in memory.

    The file is there only while it is read.
    """
    with TemporaryFile() as file:
        with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
            day = book.add_format({"num_format": "d.m.yyyy"})
            sheet = book.add_worksheet(_sheet_name(name))
            for number, row in enumerate(islice(rows, _MOST_ROWS)):
                for column, cell in enumerate(row):
                    _write(sheet, number, column, cell, day)
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def _write(sheet: Any, row: int, column: int, cell: Cell, day: Any) -> None:  # noqa: ANN401 - xlsxwriter is untyped
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float | Decimal):
        sheet.write_number(row, column, cell)
    elif isinstance(cell, date):
        moment = cell.replace(tzinfo=None) if isinstance(cell, datetime) else cell
        sheet.write_datetime(row, column, moment, day)
    elif cell:
        text = cell.encode("utf-8", "replace").decode().replace("\x00", "")
        sheet.write_string(row, column, text[:_LONGEST_CELL])


def _sheet_name(name: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", name)[:_LONGEST_SHEET_NAME].strip() or "1"


def read_xlsx(content: bytes, limits: Limits = USUAL) -> list[list[str]]:
    """Return the first sheet's cells as text; raises Unreadable with a sentence."""
    if len(content) > limits.size:
        raise Unreadable(_("The file is too large."))
    if _WORKBOOK not in checked_archive(content, limits):
        raise Unreadable(_("The file is not a workbook of Excel."))
    from openpyxl import load_workbook  # noqa: PLC0415 - with numpy 20 MB, for who reads tables

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        return _rows(sheet, limits)
    except Unreadable:
        raise
    except Exception as wrong:  # a broken workbook fails in as many ways as XML has
        raise Unreadable(_("The workbook is broken.")) from wrong


def _rows(sheet: Any, limits: Limits) -> list[list[str]]:  # noqa: ANN401 - openpyxl's own kinds
    rows = []
    for row in sheet.iter_rows(values_only=True):
        rows.append([_text(cell) for cell in row])
        if len(rows) > limits.rows or len(row) > limits.columns:
            raise Unreadable(_("The table has too many rows or columns."))
    return rows


def _text(cell: object) -> str:
    """Return a cell as text: whole numbers without a point, days as ISO."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        is_day = isinstance(cell, datetime) and (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.isoformat()[:10] if is_day else cell.isoformat()
    return str(cell)
