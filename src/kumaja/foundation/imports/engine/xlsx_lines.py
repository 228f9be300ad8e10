"""Workbooks line by line: values only, merged cells filled downwards, formulas never run."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kumaja.foundation.files.domain.limits import USUAL, Limits
from kumaja.foundation.imports.domain.cells import UNCALCULATED, Cell
from kumaja.foundation.imports.domain.lines import Line
from kumaja.foundation.imports.domain.records import BrokenFile
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.foundation.imports.engine.csv_lines import TOO_MANY
from kumaja.foundation.imports.engine.kinds import BROKEN

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell ref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")
_NO_VALUE = re.compile(
    rb"<(?:\w+:)?c r=\"([A-Z]{1,3}\d{1,7})\"[^>]*>\s*"
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_CHUNK, _OVERLAP = 1024 * 1024, 16 * 1024
_MOST_MERGED = 20_000


@dataclass(slots=True)
class Shape:
    """What the rows themselves don't tell: merged cells, and formulas without a value."""

    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # first row, column, last
    unvalued: set[tuple[int, int]] = field(default_factory=set)


@contextmanager
def open_book(path: Path) -> Iterator[Any]:
    """Open a workbook for reading; whatever is wrong with it becomes one sentence."""
    from openpyxl import load_workbook  # noqa: PLC0415 - with numpy 20 MB, for who reads tables

    with path.open("rb") as opened:  # opened here: the library judges a path by its ending
        try:
            book = load_workbook(opened, read_only=True, data_only=True, keep_links=False)
        except Exception as wrong:  # a broken workbook fails in as many ways as XML has
            raise BrokenFile(Sentence(BROKEN)) from wrong
        try:
            yield book
        finally:
            book.close()


def sheet_names(path: Path) -> list[str]:
    """Return the names of the sheets that people see."""
    with open_book(path) as book:
        return [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]


def xlsx_lines(path: Path, name: str, limits: Limits = USUAL) -> Iterator[Line]:
    """Yield the lines of a sheet; raises BrokenFile."""
    with open_book(path) as book:
        try:
            sheet = book[name]
            shape = _shape_of(path, sheet._worksheet_path)  # noqa: SLF001 - nothing else tells it
            sheet.reset_dimensions()
            yield from _lines(sheet, shape, limits)
        except BrokenFile:
            raise
        except GeneratorExit:
            raise
        except Exception as wrong:  # likewise
            raise BrokenFile(Sentence(BROKEN)) from wrong


def _lines(sheet: Any, shape: Shape, limits: Limits) -> Iterator[Line]:  # noqa: ANN401 - openpyxl's own
    held: dict[tuple[int, int, int, int], Cell] = {}
    written = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells: list[Cell] = list(row)
        while cells and cells[-1] is None:
            cells.pop()
        spans = _fill(cells, number, shape, held)
        for place in range(len(cells)):
            if (number, place) in shape.unvalued and cells[place] is None:
                cells[place] = UNCALCULATED
        written += bool(cells)
        if written > limits.rows or len(cells) > limits.columns:
            raise BrokenFile(Sentence(TOO_MANY))
        if cells:
            yield Line(number, tuple(cells), spans=spans)


def _fill(
    cells: list[Cell], number: int, shape: Shape, held: dict[tuple[int, int, int, int], Cell]
) -> tuple[tuple[int, int], ...]:
    """Give a cell that is merged downwards its text on each row; returns what spans sideways."""
    spans = []
    for area in shape.merged:
        first_row, first, last_row, last = area
        if not first_row <= number <= last_row:
            continue
        if number == first_row:
            held[area] = cells[first] if first < len(cells) else None
        elif held.get(area) is not None and cells:
            cells += [None] * (first + 1 - len(cells))
            cells[first] = held[area]
        if last > first:
            spans.append((first, last))
    return tuple(spans)


def _shape_of(path: Path, inner: str) -> Shape:
    """Read merged cells and formulas without a value, which stand after the rows, beforehand."""
    from openpyxl.utils.cell import coordinate_to_tuple  # noqa: PLC0415 - as above

    shape, kept = Shape(), b""
    with zipfile.ZipFile(path) as packed, packed.open(inner.lstrip("/")) as opened:
        while part := opened.read(_CHUNK):
            text = kept + part
            for found in _MERGED.finditer(text):
                first, _, last = found[1].decode().partition(":")
                (top, left), (bottom, right) = coordinate_to_tuple(first), coordinate_to_tuple(last)
                shape.merged.append((top, left - 1, bottom, right - 1))
            for found in _NO_VALUE.finditer(text):
                row, column = coordinate_to_tuple(found[1].decode())
                shape.unvalued.add((row, column - 1))
            kept = text[-_OVERLAP:]
            if len(shape.merged) > _MOST_MERGED:
                raise BrokenFile(Sentence(TOO_MANY))
    shape.merged = sorted(set(shape.merged))
    return shape
