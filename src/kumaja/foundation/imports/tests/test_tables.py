"""Tables as people save them: encodings, quotes, titles above the header, merged cells, totals."""

from __future__ import annotations

import csv
import io
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kumaja.foundation.files.domain.limits import Limits
from kumaja.foundation.imports.domain.columns import Column, Titles
from kumaja.foundation.imports.domain.lines import letter_of
from kumaja.foundation.imports.domain.readers import line
from kumaja.foundation.imports.domain.records import BrokenFile, Refusal
from kumaja.foundation.imports.domain.rows import Row
from kumaja.foundation.imports.engine.csv_lines import csv_lines
from kumaja.foundation.imports.engine.kinds import kind_of_table
from kumaja.foundation.imports.engine.tables import look_into, read_table

COLUMNS = tuple(
    Column(field, field, tuple(titles.split(",")), line(100))
    for field, titles in (
        ("name", "nimi,namn,name"), ("place", "kunta,kommun"), ("phone", "puhelin,telefon"),
        ("mail", "sähköposti,e-post"), ("day", "päivä,datum"),
    )
)  # fmt: skip
TITLES = Titles(COLUMNS)
PLAIN = "Nimi;Kunta;Puhelin\nÄänekäs;Tuusula;1\nÖlly;Kerava;2\n"
Found = list[dict[str, object] | str]


def rows(path: Path) -> Found:
    """Return cells by field of each row, and the sentence of each that is none."""
    chosen = {seen.title: seen.field for seen in look_into(path, "lista.csv", TITLES)}
    return [
        str(each.sentence)
        if isinstance(each, Refusal)
        else {field: cell for field, (_, cell) in each.cells.items()}
        for each in read_table(path, "lista.csv", TITLES, chosen)
    ]


def of_text(folder: Path, text: str, encoding: str = "utf-8") -> Found:
    path = folder / "lista"
    path.write_bytes(text.encode(encoding))
    return rows(path)


def book(folder: Path, **sheets: list[list[object]]) -> Path:
    path = folder / "lista"
    with xlsxwriter.Workbook(path) as made:
        for name, table in sheets.items():
            sheet = made.add_worksheet(name)
            for number, cells in enumerate(table):
                for place, cell in enumerate(cells):
                    if isinstance(cell, date):
                        style = made.add_format({"num_format": "d.m.yyyy"})
                        sheet.write_datetime(number, place, cell, style)
                    else:
                        sheet.write(number, place, cell)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_every_encoding_and_every_sign_is_read(tmp_path: Path, encoding: str, sign: str) -> None:
    assert of_text(tmp_path, PLAIN.replace(";", sign), encoding) == [
        {"name": "Äänekäs", "place": "Tuusula", "phone": "1"},
        {"name": "Ölly", "place": "Kerava", "phone": "2"},
    ]


def test_quotes_line_ends_and_other_signs_in_cells_are_kept(tmp_path: Path) -> None:
    text = 'sep=;\r\nNimi;Kunta\r\n"Se ""oikea""; ry";"a\nb, c"\r\n'
    assert of_text(tmp_path, text) == [{"name": 'Se "oikea"; ry', "place": "a\nb, c"}]


def test_a_row_with_wrong_quotes_is_told_and_the_next_is_read(tmp_path: Path) -> None:
    found = of_text(tmp_path, 'Nimi;Kunta\n"Kerho" ry;Tuusula\nÖlly;Kerava\n')
    assert ["quotation marks" in str(found[0]), found[1]] == [
        True, {"name": "Ölly", "place": "Kerava"},
    ]  # fmt: skip


def test_an_open_quote_tells_on_which_row_it_begins(tmp_path: Path) -> None:
    with pytest.raises(BrokenFile, match="on row 3"):
        of_text(tmp_path, 'Nimi;Kunta\nÖlly;Kerava\n"Kerho;Tuusula\nTupa;Espoo\n')


def test_titles_above_empty_rows_totals_and_headings_are_told_apart(tmp_path: Path) -> None:
    text = (
        "Järjestöt 2026;;;\n;;;\n;Nimi;Kunta;Puhelin\n;TUUSULA;;\n;Ölly;Tuusula;1\n;;;\n"
        ";Nimi;Kunta;Puhelin\n;Tupa;Kerava;2\n;Yhteensä;;2\n"
    )
    found = of_text(tmp_path, text)
    assert [each for each in found if isinstance(each, dict)] == [
        {"name": "Ölly", "place": "Tuusula", "phone": "1"},
        {"name": "Tupa", "place": "Kerava", "phone": "2"},
    ]
    told = [each for each in found if isinstance(each, str)]
    assert ["heading" in told[0], "titles" in told[1], "total" in told[2]] == [True] * 3


def test_two_lines_of_titles_make_one_header(tmp_path: Path) -> None:
    upper = "Yhdistys;;Yhteystiedot;\nNimi;Kunta;Puhelin;Sähköposti\nÖlly;Kerava;1;a@b.example\n"
    seen = of_text(tmp_path, upper)
    assert seen == [{"name": "Ölly", "place": "Kerava", "phone": "1", "mail": "a@b.example"}]
    both = "Nimi;Kunta\nNamn;Kommun\nÖlly;Kerava\n"
    assert of_text(tmp_path, both) == [{"name": "Ölly", "place": "Kerava"}]


def test_cells_of_a_workbook_keep_their_kind(tmp_path: Path) -> None:
    table: list[list[object]] = [
        ["Nimi", "Puhelin", "Päivä"],
        ["Ölly", 401234567, date(2026, 2, 1)],
    ]
    found = rows(book(tmp_path, Taul1=table))
    assert found[0]["phone"] == 401234567  # type: ignore[index,call-overload]
    assert str(found[0]["day"]).startswith("2026-02-01")  # type: ignore[index,call-overload]


def test_all_sheets_are_read_each_by_its_own_header(tmp_path: Path) -> None:
    path = book(
        tmp_path, Eka=[["Nimi", "Kunta"], ["Ölly", "Kerava"]], Tyhjä=[],
        Toka=[["Luettelo"], ["Kunta", "Nimi"], ["Tuusula", "Tupa"]],
    )  # fmt: skip
    chosen = {seen.title: seen.field for seen in look_into(path, "", TITLES)}
    found = [each for each in read_table(path, "", TITLES, chosen) if isinstance(each, Row)]
    assert [(each.where.file, each.where.number) for each in found] == [("Eka", 2), ("Toka", 3)]
    assert {field: cell for field, (_, cell) in found[1].cells.items()} == {
        "name": "Tupa", "place": "Tuusula",
    }  # fmt: skip


def test_merged_cells_tell_of_all_their_rows_and_of_all_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "lista"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("A")
        sheet.merge_range("C1:D1", "Yhteystiedot")
        sheet.write_row(0, 0, ["Kunta", "Nimi"])
        sheet.write_row(1, 2, ["Puhelin", "Sähköposti"])
        sheet.merge_range("A3:A4", "Tuusula")
        for number, name in ((2, "Ölly"), (3, "Tupa"), (4, "Kerho")):
            sheet.write(number, 1, name)
            sheet.write(number, 2, "1")
            sheet.write(number, 3, "a@b.example")
    assert [each.get("place") for each in rows(path) if isinstance(each, dict)] == [
        "Tuusula", "Tuusula", None,
    ]  # fmt: skip
    assert {seen.title for seen in look_into(path, "", TITLES)} >= {"Yhteystiedot › Puhelin"}


def test_formulas_are_values_and_one_without_a_value_is_told(tmp_path: Path) -> None:
    path = tmp_path / "lista"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["Nimi", "Kunta"])
        sheet.write_formula("A2", '="Öl"&"ly"', None, "Ölly")
        sheet.write(1, 1, "Kerava")
    assert rows(path) == [{"name": "Ölly", "place": "Kerava"}]
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    inner = "xl/worksheets/sheet1.xml"
    parts[inner] = parts[inner].replace("<v>Ölly</v>".encode(), b"<v></v>")
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    assert rows(path)[0]["name"] == "#FORMULA!"  # type: ignore[index,call-overload]


def packed(**parts: bytes) -> bytes:
    """Return a ZIP of the parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (OLE + b"\x00" * 600, "old Excel"),
        (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "LibreOffice"),
        (packed(**{"word__document.xml": b"<w/>"}), "no table"),
        (packed(**{"xl__workbook.xml": b"<", "xl__bomb": b"0" * 3_000_000}), "when unpacked"),
        (packed(**{"xl__workbook.xml": b"<workbook"}), "broken"),
        (b"PK\x03\x04 broken", "broken"),
        (b"%PDF-1.7", "no table"),
        (b"<!DOCTYPE html><table>", "no table"),
        (b"\x00\x01\x02\x03" * 50, "not text"),
        (b"Nimi;Kunta\n", "no rows"),
        (b"\n\n;;\n", "no rows"),
    ],
)
def test_what_can_not_be_read_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, told: str
) -> None:
    path = tmp_path / "lista"
    path.write_bytes(content)
    monkeypatch.setattr(kind_of_table, "__defaults__", (Limits(unpacked_size=2_000_000),))
    with pytest.raises(BrokenFile, match=told):
        look_into(path, "lista", TITLES)


def test_a_column_of_identity_codes_is_never_offered(tmp_path: Path) -> None:
    path = tmp_path / "lista"
    path.write_text("Nimi;Kunta;Muuta\nÖlly;Kerava;131052-308T\n", "utf-8")
    seen = look_into(path, "", TITLES)
    assert [each.is_of_identity_codes for each in seen] == [False, False, True]


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (702, "AAA")])
def test_columns_are_called_as_in_spreadsheets(place: int, letter: str) -> None:
    assert letter_of(place) == letter


TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n;,\t|\"'"), max_size=12
)
SLOW = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOW
@given(
    st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=8),
    st.sampled_from(";,\t|"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)  # fmt: skip
def test_what_a_writer_of_csv_wrote_is_read_back(
    tmp_path: Path, table: list[tuple[str, str, str]], sign: str, encoding: str
) -> None:
    path = tmp_path / "lista"
    with path.open("w", encoding=encoding, newline="") as opened:
        writer = csv.writer(opened, delimiter=sign, quoting=csv.QUOTE_ALL)
        writer.writerows([("Nimi", "Kunta", "Puhelin"), *table])
    read = [line.cells for line in csv_lines(path)]
    assert read[0] == ("Nimi", "Kunta", "Puhelin")
    assert [tuple(str(cell).lstrip("'") for cell in cells) for cells in read[1:]] == [
        tuple(cell.lstrip("'") for cell in cells) for cells in table
    ]


@SLOW
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_rubbish_never_breaks_the_reader(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lista"
    for whole in (content, b"PK\x03\x04" + content, b"Nimi;Kunta\n" + content):
        path.write_bytes(whole)
        with suppress(BrokenFile):
            rows(path)
