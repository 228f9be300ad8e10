"""Tables out and in: nothing runs, nothing is lost."""

from __future__ import annotations

import csv
import io
import zipfile
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from kumaja.foundation.files.domain.cells import Cell, begins_formula, guarded, unguarded
from kumaja.foundation.files.domain.limits import Limits
from kumaja.foundation.files.engine.archives import checked_archive
from kumaja.foundation.files.engine.csv_tables import csv_bytes, read_csv
from kumaja.foundation.files.engine.faults import Unreadable
from kumaja.foundation.files.engine.xlsx_tables import read_xlsx, xlsx_bytes

ATTACKS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "\u200b=1", "＝1+1", "＋1",
    "－1", "＠x", "﹣1", "  \u2003＝cmd", "\n=1", "'=1",
]  # fmt: skip
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)


@pytest.mark.parametrize("text", ATTACKS)
def test_no_text_in_csv_begins_a_formula(text: str) -> None:
    row = next(
        csv.reader(io.StringIO(csv_bytes([[text]]).decode("utf-8-sig"), newline=""), delimiter=";")
    )

    assert row[0].startswith("'")
    assert not begins_formula(row[0])


def test_numbers_and_days_stay_what_they_are() -> None:
    written = csv_bytes([[-3, Decimal("-0.50"), date(2026, 11, 21), None, "a"]], with_mark=False)

    assert written == b"-3;-0.50;2026-11-21;;a\r\n"


@given(CELLS)
def test_a_guarded_text_comes_back_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not begins_formula(guarded(text))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_a_table_comes_back_as_it_was(rows: list[list[str]]) -> None:
    marked = [["a", "b"], *rows]

    assert read_csv(csv_bytes(marked)).rows == marked


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encoding_and_delimiter_are_found(encoding: str, delimiter: str) -> None:
    text = f'nimi{delimiter}kunta\r\n"Äiti; ja, lapsi"{delimiter}Mäntsälä\r\n'

    table = read_csv(text.encode(encoding))

    assert table.delimiter == delimiter
    assert table.rows == [["nimi", "kunta"], ["Äiti; ja, lapsi", "Mäntsälä"]]


@pytest.mark.parametrize("content", [b"a\x00b", b"\x81\x8d\xff", b"\xff\xfe\x00"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_csv(content)


@given(st.binary(max_size=200))
def test_rubbish_is_read_or_refused(content: bytes) -> None:
    for read in (read_csv, read_xlsx):
        with suppress(Unreadable):
            read(content)


def test_a_table_beyond_the_limits_is_refused() -> None:
    for limits in (Limits(size=5), Limits(rows=2), Limits(columns=1)):
        with pytest.raises(Unreadable):
            read_csv(b"a;b\nc;d\ne;f\n", limits)


@pytest.mark.parametrize("text", ATTACKS)
def test_text_in_a_workbook_is_never_a_formula(text: str) -> None:
    book = load_workbook(io.BytesIO(xlsx_bytes({"Taulu": [[text, 5]]})))

    cell, number = book.worksheets[0][1]
    assert cell.data_type in ("s", "inlineStr")
    assert number.value == 5


def test_a_workbook_comes_back_as_text() -> None:
    rows: list[list[Cell]] = [
        ["Nimi", "=1", None],
        ["\x07 http://a.example", 3, Decimal("2.5")],
        ["x" * 40_000, -1, date(2026, 1, 2)],
    ]

    read = read_xlsx(xlsx_bytes({"a/b[c]*" * 9: rows}))

    assert read[0][:2] == ["Nimi", "=1"]
    assert read[1][1:] == ["3", "2.5"]
    assert read[2] == ["x" * 32_767, "-1", "2026-01-02"]


def packed(*names: str, size: int = 10) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"0" * size)
    return buffer.getvalue()


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = packed("xl/workbook.xml", size=5_000_000)

    assert len(bomb) < 10_000
    with pytest.raises(Unreadable):
        checked_archive(bomb, Limits(unpacked_size=1_000_000))
    assert checked_archive(bomb, Limits(unpacked_size=10_000_000)) == ["xl/workbook.xml"]
    with pytest.raises(Unreadable):
        checked_archive(packed(*map(str, range(20))), Limits(entries=10))


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "..\\x", "C:\\x"])
def test_a_packed_name_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(Unreadable):
        checked_archive(packed(name))
