"""CSV line by line, in whatever encoding and with whatever sign between the cells."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO

from kumaja.foundation.files.domain.cells import unguarded
from kumaja.foundation.files.domain.limits import USUAL, Limits
from kumaja.foundation.imports.domain.lines import LOOKED_AT, Line
from kumaja.foundation.imports.domain.records import BrokenFile
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop

NOT_TEXT = gettext_noop(
    "The file is not text that can be read. Save it as CSV in UTF-8, or as an Excel workbook."
)
OPEN_QUOTE = gettext_noop(
    "A quotation mark on row %(row)s is never closed, so the rest of the file can't be read."
)
BAD_QUOTES = gettext_noop("The quotation marks of this row don't close where a cell ends.")
TOO_MANY = gettext_noop("The table has too many rows or columns.")

_DELIMITERS = ";,\t|"
_CHUNK = 64 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_TITLED = "sep="


def csv_lines(path: Path, limits: Limits = USUAL) -> Iterator[Line]:
    """Yield the lines; one whose quotes are wrong carries its sentence, the next are read."""
    encoding = encoding_of(path)
    delimiter, titled = _delimiter_of(path, encoding)
    with _opened(path, encoding) as opened:
        reader = csv.reader(opened, delimiter=delimiter, strict=True)
        number = 0
        while True:
            number += 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as wrong:
                if "unexpected end" in str(wrong):
                    raise BrokenFile(Sentence(OPEN_QUOTE, {"row": number})) from wrong
                yield Line(number, fault=Sentence(BAD_QUOTES))
                continue
            if number > limits.rows or len(row) > limits.columns:
                raise BrokenFile(Sentence(TOO_MANY))
            if not (number == 1 and titled):
                yield Line(number, tuple(unguarded(cell) for cell in row))


def _opened(path: Path, encoding: str) -> IO[str]:
    return path.open(encoding=encoding, newline="")


def encoding_of(path: Path) -> str:
    """Return the encoding: by its mark, else UTF-8 or UTF-16, else Windows-1252.

    Raises BrokenFile when it is no text at all.
    """
    with path.open("rb") as opened:
        head = opened.read(_CHUNK)
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), "")
    for encoding in (marked,) if marked else (*_without_mark(head), "utf-8", "cp1252"):
        if _is_text(path, encoding):
            return encoding
    raise BrokenFile(Sentence(NOT_TEXT))


def _without_mark(head: bytes) -> Sequence[str]:
    """Return UTF-16 when every other byte of the beginning is empty."""
    pairs = len(head) // 2
    if pairs and head[1::2].count(0) > pairs * 0.7:
        return ("utf-16-le",)
    return ("utf-16-be",) if pairs and head[0::2].count(0) > pairs * 0.7 else ()


def _is_text(path: Path, encoding: str) -> bool:
    try:
        with _opened(path, encoding) as opened:
            while part := opened.read(_CHUNK):
                if "\x00" in part:
                    return False
    except UnicodeError:
        return False
    return True


def _delimiter_of(path: Path, encoding: str) -> tuple[str, bool]:
    """Return the sign between cells, and whether the first line says so (`sep=;`).

    The sign by which most of the first rows have the same number of cells, of equals the one that
    gives more cells.
    """
    with _opened(path, encoding) as opened:
        first = opened.readline(_CHUNK).strip()
    told = first[len(_TITLED) :]
    if first.lower().startswith(_TITLED) and told and told in _DELIMITERS:
        return told, True
    return max(_DELIMITERS, key=lambda sign: _evenness(path, encoding, sign)), False


def _evenness(path: Path, encoding: str, delimiter: str) -> tuple[int, int]:
    widths: Counter[int] = Counter()
    with _opened(path, encoding) as opened:
        # What stands in quotes is the same for all signs: ends of lines are read once.
        reader = csv.reader(islice(opened, 20 * LOOKED_AT), delimiter=delimiter)
        try:
            for row in islice(reader, 2 * LOOKED_AT):
                widths[len(row)] += len(row) > 1
        except csv.Error:
            return 0, 0
    width, count = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    return (count, width) if count else (0, 0)
