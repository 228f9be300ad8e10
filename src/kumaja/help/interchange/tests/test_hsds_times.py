"""Days and hours as publishers write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from kumaja.foundation.imports.domain.records import Where
from kumaja.help.interchange.domain.hsds.clock import day_in, time_in, weekdays_in
from kumaja.help.interchange.domain.hsds.notes import Notes
from kumaja.help.interchange.domain.hsds.rows import Row
from kumaja.help.interchange.domain.hsds.times import read_hours


def row(**cells: str) -> Row:
    return Row("schedule", "1", cells, Where("schedules.csv", 1))


def rules(*rows: Row, holidays: tuple[Row, ...] = ()) -> list[dict[str, object]]:
    return [dict(each) for each in read_hours(rows, holidays, "en", Notes()).hours]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9:00", time(9)), ("0930", time(9, 30)), ("9.30", time(9, 30)), ("24:00", time(0)),
        ("09:00:00", time(9)), ("9 AM", time(9)), ("12:15 a.m.", time(0, 15)), ("5pm", time(17)),
        ("09:00Z", time(9)), ("09:00+02:00", time(9)), ("2020-01-01T09:00:00", time(9)),
        ("25:00", None), ("soon", None), ("13 PM", None), ("9:75", None), ("", None),
    ],
)  # fmt: skip
def test_a_time_is_read_or_not_at_all(text: str, expected: time | None) -> None:
    assert time_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", "MO"), ("7", "SU"), ("0", "SU"), ("Monday", "MO"), ("thu", "TH"), ("torstai", "TH"),
        ("måndag", "MO"), ("MO,we", "MO WE"), ("Mon-Wed", "MO TU WE"), ("Sat–Mon", "MO SA SU"),
        ("weekdays", "MO TU WE TH FR"), ("8", ""), ("someday", ""), ("1MO", ""),
    ],
)  # fmt: skip
def test_days_of_the_week_by_number_and_name(text: str, expected: str) -> None:
    assert weekdays_in(text) == tuple(expected.split())


def test_days_in_four_orders() -> None:
    assert {day_in(text) for text in ("2026-03-09", "9.3.2026", "3/9/2026", "20260309")} == {
        date(2026, 3, 9)
    }
    assert day_in("2026-02-30") is day_in("spring") is None


def test_rules_of_version_3() -> None:
    monthly = row(freq="MONTHLY", byday="1MO", opens_at="10:00", closes_at="12:00")
    fortnight = row(
        freq="WEEKLY", interval="2", byday="TU", dtstart="2026-01-06", opens_at="10", closes_at="12"
    )

    found = rules(monthly, fortnight)

    assert [each["rule"] for each in found] == [
        "FREQ=MONTHLY;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=TU;INTERVAL=2",
    ]  # fmt: skip
    assert found[1]["first_on"] == "2026-01-06"


def test_days_on_which_it_is_closed_are_left_out() -> None:
    closed = row(closed="true", start_date="2026-12-24", end_date="2026-12-26")

    (found,) = rules(row(weekday="4", opens_at="9", closes_at="10"), holidays=(closed,))

    assert found["exceptions"] == ["2026-12-24", "2026-12-25", "2026-12-26"]


def test_a_row_without_hours_says_closed_and_words_alone_are_kept() -> None:
    read = read_hours(
        [row(weekday="7"), row(description="By appointment")], [], "en", notes := Notes()
    )

    assert (read.hours, read.words, list(notes.told())) == ([], ["By appointment"], [])


def test_an_impossible_rule_is_noted() -> None:
    notes = Notes()
    impossible = row(freq="WEEKLY", byday="XX", opens_at="9", closes_at="10")

    assert read_hours([impossible], [], "en", notes).hours == []
    assert [str(each.sentence) for each in notes.told()] == [
        "These days can't be read as a calendar: the row was left out."
    ]
