"""Cells are read or refused in a plain sentence; nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.imports.domain.cells import (
    UNCALCULATED,
    Cell,
    Read,
    Unread,
    read_line,
    text_of,
)
from kumaja.foundation.imports.domain.columns import Known
from kumaja.foundation.imports.domain.days import read_day, read_span, read_times, read_year
from kumaja.foundation.imports.domain.identity_codes import (
    has_identity_code,
    is_identity_column,
)
from kumaja.foundation.imports.domain.numbers import (
    read_amount,
    read_phone,
    read_postal_code,
    read_whole,
)
from kumaja.foundation.imports.domain.reached import read_mail, read_page
from kumaja.foundation.imports.domain.readers import choice
from kumaja.foundation.imports.domain.wording import (
    read_languages,
    read_municipalities,
    read_terms,
    read_weekdays,
    read_yes,
)

PLACES = {"tuusula": "858", "tusby": "858", "järvenpää": "186", "mäntsälä": "505", "858": "858"}


def municipalities(cell: Cell) -> Read:
    return read_municipalities(cell, PLACES)


def postal_code(cell: Cell) -> Read:
    return read_postal_code(cell, {"00500", "04400"})


def page(cell: Cell) -> Read:
    return read_page(cell, 200)


READ: list[tuple[Callable[[Cell], Read], Cell, object]] = [
    (read_day, "1.2.2026", "2026-02-01"),
    (read_day, "to 3.12.2026", "2026-12-03"),
    (read_day, "2026-02-01", "2026-02-01"),
    (read_day, "2026-02-01 00:00:00", "2026-02-01"),
    (read_day, "13/2/2026", "2026-02-13"),
    (read_day, "2/2/2026", "2026-02-02"),
    (read_day, 46054, "2026-02-01"),
    (read_day, "46054", "2026-02-01"),
    (read_day, datetime(2026, 2, 1), "2026-02-01"),
    (read_span, "1.–3.2.2026", ["2026-02-01", "2026-02-03"]),
    (read_span, "30.12.2025-2.1.2026", ["2025-12-30", "2026-01-02"]),
    (read_span, date(2026, 2, 1), ["2026-02-01", "2026-02-01"]),
    (read_year, 1987.0, 1987),
    (read_times, "klo 13–15", ["13:00", "15:00"]),
    (read_times, "13.00-15:30", ["13:00", "15:30"]),
    (read_amount, "1 234,5", "1234.50"),
    (read_amount, "12,50 €", "12.50"),
    (read_amount, "1.234,50", "1234.50"),
    (read_whole, 34.0, 34),
    (read_phone, "040 123 4567", "040 123 4567"),
    (read_phone, 401234567, "0401234567"),
    (read_phone, 358401234567.0, "+358401234567"),
    (read_phone, 116117, "116117"),
    (postal_code, 4400, "04400"),
    (postal_code, "FI-00500", "00500"),
    (read_yes, "Kyllä", True),
    (read_yes, "x", True),
    (read_yes, "nej", False),
    (read_yes, False, False),
    (municipalities, "Tuusula, Järvenpää ja Mäntsälä", ["186", "505", "858"]),
    (municipalities, "Tusby och Tuusulan kunta", ["858"]),
    (municipalities, "koko alue", ["*"]),
    (read_languages, "suomi, svenska & English", ["fi", "sv", "en"]),
    (read_weekdays, "ti ja to", ["TU", "TH"]),
    (read_weekdays, "ma–pe", ["MO", "TU", "WE", "TH", "FR"]),
    (page, "www.esimerkki.example/sivu", "https://www.esimerkki.example/sivu"),
    (read_mail, "Posti (at) Esimerkki.example", "posti@esimerkki.example"),
]
REFUSED: list[tuple[Callable[[Cell], Read], Cell, str]] = [
    (read_day, "1/2/2026", "two different days. Write it like 1.2.2026 or 2.1.2026."),
    (read_day, "31.2.2026", "no such day"),
    (read_day, "1.2.26", "four digits"),
    (read_day, "2/2026", "a month"),
    (read_day, "2026", "a year"),
    (read_day, "1.-3.2.", "several days"),
    (read_day, "kesällä", "can't be read as a day"),
    (read_span, "1.-3.2.", "doesn't tell the year"),
    (read_span, "5.–3.2.2026", "ends before"),
    (read_times, "klo 13", "when it ends"),
    (read_times, time(13), "when it ends"),
    (read_times, "15–13", "ends before"),
    (read_year, "noin 1985", "as a year"),
    (read_amount, "1.234", "in two ways"),
    (read_amount, "noin 5", "as a number"),
    (read_whole, "2,5", "not a whole number"),
    (read_whole, -3, "less than nothing"),
    (read_phone, "soita Marjalle", "phone number"),
    (read_phone, "019 000 0000 / 040 111 1111", "phone number"),
    (postal_code, 123, "postal code"),
    (read_yes, "ehkä", "neither yes nor no"),
    (municipalities, "Tuusula ja Tusula", "called “Tusula”"),
    (read_languages, "klingon", "as a language"),
    (read_weekdays, "pe–ma", "days of the week"),
    (page, "javascript:alert(1)", "web address"),
    (read_mail, "etunimi.sukunimi@esimerkki.example", "e-mail"),
    (read_mail, "a@b.example, c@d.example", "several"),
    (read_day, "#REF!", "spreadsheet itself"),
    (read_phone, UNCALCULATED, "formula"),
    (lambda cell: read_line(cell, 5), "Liian pitkä", "at most 5"),
]


@pytest.mark.parametrize(("reads", "cell", "value"), READ)
def test_what_is_plain_is_read(reads: Callable[[Cell], Read], cell: Cell, value: object) -> None:
    assert reads(cell).value == value


@pytest.mark.parametrize(("reads", "cell", "told"), REFUSED)
def test_what_is_not_plain_is_refused(reads: Callable[[Cell], Read], cell: Cell, told: str) -> None:
    with pytest.raises(Unread) as refused:
        reads(cell)
    assert told in str(refused.value.sentence)


def test_what_was_mended_says_so() -> None:
    assert "0401234567" in str(read_phone("401234567").remark)
    assert "04400" in str(postal_code(4400).remark)
    assert read_phone("0401234567").remark is None
    read = read_terms("omaishoitajat, leijat", {"omaishoitajat": "target_group:carers"})
    assert (read.value, "leijat" in str(read.remark)) == (["target_group:carers"], True)


def test_a_choice_is_one_of_the_words() -> None:
    reads = choice({"association": "yhdistys,ry", "group": "ryhmä"})
    assert reads("RY", Known()).value == "association"
    with pytest.raises(Unread, match="yhdistys, ryhmä"):
        reads("puoti", Known())


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("131052-308T", True), ("Maija 131052-308T", True), ("010101A123N", True),
        ("131052-308U", False), ("1234567-8", False), ("040 131052-308", False),
    ],
)  # fmt: skip
def test_identity_codes_are_known_by_their_check_sign(text: str, is_one: bool) -> None:  # noqa: FBT001
    assert has_identity_code(text) is is_one


def test_a_column_of_identity_codes_is_known_by_title_or_by_a_cell() -> None:
    assert is_identity_column("Henkilötunnus", [])
    assert is_identity_column("Personbeteckning", ["-"])
    assert is_identity_column("Muuta", ["", "131052-308T"])
    assert not is_identity_column("Y-tunnus", ["1234567-1"])


CELLS = st.one_of(
    st.text(max_size=40), st.integers(), st.floats(), st.booleans(), st.dates(), st.times(),
    st.datetimes(), st.none(),
)  # fmt: skip


@given(CELLS)
def test_no_cell_breaks_a_reader(cell: Cell) -> None:
    text_of(cell)
    for reads in {id(reads): reads for reads, *_ in (*READ, *REFUSED)}.values():
        with suppress(Unread):
            reads(cell)


@given(st.dates(min_value=date(1801, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_as_people_write_it(day: date) -> None:
    for told in (f"{day.day}.{day.month}.{day.year}", day.isoformat(), day):
        assert read_day(told).value == day.isoformat()
