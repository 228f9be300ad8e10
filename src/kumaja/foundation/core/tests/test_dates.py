from __future__ import annotations

from datetime import date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.core.domain.dates import day_text, hours_text, moment_text, span_text


def test_the_weekday_is_computed() -> None:
    assert day_text(date(2027, 2, 5), "fi") == "pe 5.2.2027"
    assert day_text(date(2026, 12, 3), "sv") == "to 3.12.2026"
    assert day_text(date(2026, 12, 3), "en", this_year=2026) == "Thu 3 Dec"


def test_hours_are_short() -> None:
    assert hours_text(time(13), time(15), "fi") == "klo 13–15"
    assert hours_text(time(18), time(19, 30), "sv") == "kl. 18–19.30"
    assert hours_text(time(9), time(10), "en") == "09:00–10:00"


def test_a_time_and_a_moment_in_words() -> None:
    starts, ends = datetime(2026, 11, 26, 13), datetime(2026, 11, 26, 15)
    assert span_text(starts, ends, "fi", this_year=2026) == "to 26.11. klo 13–15"
    assert moment_text(datetime(2026, 12, 3, 16), "fi") == "to 3.12.2026 klo 16"


@given(st.dates(), st.sampled_from(["fi", "sv", "en"]))
def test_every_day_has_words(day: date, language: str) -> None:
    assert str(day.year) in day_text(day, language)
