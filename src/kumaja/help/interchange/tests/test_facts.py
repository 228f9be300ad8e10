"""Coordinates, hours, addresses and kinds, read from what other systems write."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.help.directory.domain.occurrences import checked_rule
from kumaja.help.interchange.domain.contact import mail_in, page_in, phone_in, postal_code_in
from kumaja.help.interchange.domain.coordinates import is_in_finland, to_wgs84
from kumaja.help.interchange.domain.hours import Hours, gathered, read_day, read_period, read_time
from kumaja.help.interchange.domain.organisations import kind_of

# Counted with PROJ: north, east, longitude, latitude. The second is the example of JHS 154.
POINTS = [
    (6672150.222, 386378.577, 24.9522, 60.1704),
    (6715706.377, 106256.360, 19.848137, 60.385107),
    (7208454.582, 500000.000, 27.0, 65.0),
    (7673254.439, 245014.053, 20.6, 69.05),
    (6982444.180, 728578.203, 31.5, 62.9),
    (7772576.636, 572341.454, 28.9, 70.05),
]


@pytest.mark.parametrize(("north", "east", "longitude", "latitude"), POINTS)
def test_points_of_the_plane_are_where_proj_puts_them(
    north: float, east: float, longitude: float, latitude: float
) -> None:
    assert to_wgs84(north, east) == (longitude, latitude)
    assert is_in_finland(north, east)


@given(st.floats(6_582_464, 7_799_840), st.floats(50_199, 761_275))
def test_every_point_of_finland_has_a_place_on_the_globe(north: float, east: float) -> None:
    longitude, latitude = to_wgs84(north, east)

    assert 15 < longitude < 36
    assert 59 < latitude < 70.5


def test_degrees_are_no_point_of_the_plane() -> None:
    assert not is_in_finland(60.5, 25.4)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("08:00", time(8)), ("16:15:00", time(16, 15)), ("9.30", time(9, 30)),
        ("24:00", time(0)), ("24:30", None), ("9", None), ("?", None), ("99:99", None),
    ],
)  # fmt: skip
def test_times_are_read(text: str, found: time | None) -> None:
    assert read_time(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.10.2015", date(2015, 10, 1)), ("2019-06-01T00:00:00Z", date(2019, 6, 1)),
        ("31.2.2020", None), ("1.6.", None), ("", None),
    ],
)  # fmt: skip
def test_days_are_read(text: str, found: date | None) -> None:
    assert read_day(text) == found


def test_months_of_each_year_become_a_rule_and_words() -> None:
    period = read_period("1.6.", "31.8.")

    assert period is not None
    assert (period.months, period.words) == ((6, 7, 8), "1.6.–31.8.")
    (row,) = gathered([("MO", time(9), time(15))], period, {"fi": "Kesäaika."})
    assert row.rule == "FREQ=WEEKLY;BYDAY=MO;BYMONTH=6,7,8"
    assert row.as_json["note_fi"] == "1.6.–31.8. Kesäaika."


def test_a_winter_goes_over_the_new_year() -> None:
    period = read_period("1.11.", "31.3.")

    assert period is not None
    assert period.months == (1, 2, 3, 11, 12)


def test_parts_of_months_are_only_words() -> None:
    period = read_period("6.6.", "10.8.")

    assert period is not None
    assert (period.months, period.words) == ((), "6.6.–10.8.")


def test_a_period_that_ends_before_it_begins_is_none() -> None:
    assert read_period("1.9.2016", "30.4.2016") is None


def test_days_that_share_their_hours_stand_together() -> None:
    period = read_period("", "")
    assert period is not None
    spans = [("TH", time(8), time(16)), ("MO", time(8), time(16)), ("TU", time(9), time(12))]

    rows = gathered(spans, period, {})

    assert [row.days for row in rows] == [("MO", "TH"), ("TU",)]


@given(
    st.sets(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1),
    st.text(max_size=8),
    st.text(max_size=8),
)
def test_every_rule_is_one_that_a_calendar_reads(days: set[str], begins: str, ends: str) -> None:
    period = read_period(begins, ends)
    if period is not None:
        for row in gathered(((day, time(8), time(9)) for day in days), period, {}):
            assert checked_rule(row.rule) == row.rule


def test_one_day_has_no_rule() -> None:
    day = date(2016, 6, 4)

    assert Hours(("SA",), time(9), time(15), day, day).rule == ""


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Kirjaamo@Keksala.example ", "kirjaamo@keksala.example"),
        ("\u200bneuvo(at)keksala.example", "neuvo@keksala.example"),
        ("etunimi.sukunimi@keksala.example", ""), ("a@b", ""), ("a..b@c.example", ""),
        ("a@c.example\nBcc: x@y.example", ""),
    ],
)  # fmt: skip
def test_mail_addresses_are_read(told: str, found: str) -> None:
    assert mail_in(told) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("019 000 1000 (vaihde)", "019 000 1000"), ("+358 (0)19 000 1000", "+358 (0)19 000 1000"),
        ("(09) 000 1000", "(09) 000 1000"), ("050 000 0001 tai 050 000 0002", "050 000 0001"),
        ("soita", ""), ("1", ""),
    ],
)  # fmt: skip
def test_phone_numbers_are_read(told: str, found: str) -> None:
    assert phone_in(told) == found


@given(st.text("0123456789 ()-/+a", max_size=80))
def test_a_phone_number_always_fits(told: str) -> None:
    assert len(phone_in(told)) <= 40


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("www.keksala.example", "http://www.keksala.example"),
        ("https://keksala.example/a?b=ä#c", "https://keksala.example/a?b=ä#c"),
        ("javascript:alert(1)", ""), ("https://", ""), ("http://a b.example", ""), ("keksala", ""),
    ],
)  # fmt: skip
def test_pages_are_read(told: str, found: str) -> None:
    assert page_in(told, 200) == found


def test_only_finlands_postal_codes_are_kept() -> None:
    assert (postal_code_in("07170"), postal_code_in("SE-111 22")) == ("07170", "")


@pytest.mark.parametrize(
    ("told", "name", "kind"),
    [
        ("Valtio", "Väestörekisterikeskus", "public_body"),
        ("Municipality", "Keksalan kaupunki", "public_body"),
        ("Alueellinen yhteistoimintaorganisaatio", "Keksalan seutu", "public_body"),
        ("Valtio", "Keksalan Omaishoitajat ry", "association"),
        ("Valtio", "Keksala Kamrater r.f.", "association"),
        ("Kunta", "Keksalan kehittämisyhdistys", "association"),
        ("Organization", "Keksalan tuki", "association"),
        ("Valtio", "Keksalan Kehitys Oy", "community"),
        ("Company", "Koirahoitola", "community"),
        ("", "Keksalan säätiö", "community"),
        ("", "Liperin kunta", "public_body"),
        ("", "Jokin", "community"),
    ],
)
def test_an_organisation_is_what_its_name_and_type_tell(told: str, name: str, kind: str) -> None:
    assert kind_of(told, name) == kind
