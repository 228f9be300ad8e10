"""Tables of CSV as publishers save them: with a mark, in other encodings, with other signs."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import PurePosixPath

from kumaja.foundation.files.domain.cells import unguarded
from kumaja.foundation.imports.domain.records import BrokenFile, Where
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.help.interchange.domain.hsds import faults
from kumaja.help.interchange.domain.hsds.rows import Tables
from kumaja.help.interchange.domain.hsds.tables import COLUMNS, column_called, table_with
from kumaja.help.interchange.engine.packages import Member

LONGEST_CELL = 8_000_000  # areas drawn as polygons are long; texts are not
_DELIMITERS = ",;\t|"
_CHUNK, _SAMPLE = 1 << 20, 1 << 16
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
          (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


def take_table(tables: Tables, member: Member, table: str) -> None:
    """Take all rows of a file as rows of a table, noting what can't be taken."""
    where = Where(member.name, 1)
    encoding = _encoding_of(member)
    if not encoding:
        tables.notes.add(where, "", faults.NOT_TEXT_FILE)
        return
    with member.opened() as stream:
        text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
        sample = text.readline(_SAMPLE)
        while sample and not sample.strip():
            sample = text.readline(_SAMPLE)
    if not sample:
        tables.notes.add(where, "", faults.EMPTY_FILE)
        return
    csv.field_size_limit(LONGEST_CELL)
    with member.opened() as stream:
        text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
        reader = csv.reader(text, delimiter=max(_DELIMITERS, key=sample.count))
        try:
            _take_rows(tables, reader, member.name, table)
        except csv.Error as wrong:
            told: dict[str, str | int] = {"file": member.name, "line": reader.line_num}
            raise BrokenFile(Sentence(faults.LONG_CELL, told)) from wrong


def _take_rows(tables: Tables, reader: Iterator[list[str]], name: str, table: str) -> None:
    header = next((row for row in reader if any(cell.strip() for cell in row)), [])
    table, columns = _columns(tables, header, name, table)
    tables.present.add(table)
    for number, row in enumerate(reader, start=1):
        if any(cell.strip() for cell in row):
            where = Where(name, number)
            if len(row) > len(columns) and any(cell.strip() for cell in row[len(columns) :]):
                tables.notes.add(where, "", faults.MORE_CELLS)
            cells = {
                column: unguarded(cell.replace("\x00", ""))
                for column, cell in zip(columns, row, strict=False)
                if column and cell
            }
            tables.take(table, cells, where)


def _columns(tables: Tables, header: list[str], name: str, table: str) -> tuple[str, list[str]]:
    """Return the table and its columns by our names; empty for those that are not known."""
    plain = [cell.replace("\ufeff", "").strip() for cell in header]
    table = table_with(table, [cell.lower() for cell in plain])
    columns: list[str] = []
    for cell in plain:
        column = column_called(table, cell)
        if column not in COLUMNS[table]:
            if cell:
                tables.notes.add(Where(name, 0), cell[:100], faults.UNKNOWN_COLUMN)
            column = ""
        elif column in columns:
            tables.notes.add(Where(name, 0), cell[:100], faults.COLUMN_TWICE)
            column = ""
        columns.append(column)
    return table, columns


def _encoding_of(member: Member) -> str:
    """Return the encoding by which the whole file is text; empty when there is none."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    found = "utf-8"
    with member.opened() as stream:
        first = stream.read(_CHUNK)
        for mark, encoding in _MARKS:
            if first.startswith(mark):
                return encoding
        if b"\x00" in first[:_SAMPLE]:
            return ""
        try:
            chunk = first
            while chunk:
                decoder.decode(chunk)
                chunk = stream.read(_CHUNK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            found = "cp1252"
    return found


def is_table(member: Member) -> bool:
    """Test whether a file is one of a table, by its ending."""
    return PurePosixPath(member.name).suffix.lower() in {".csv", ".tsv", ".txt"}
