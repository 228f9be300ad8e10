from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.outbox.domain.mails import header_text
from kumaja.foundation.outbox.domain.retry import ATTEMPTS, wait_after
from kumaja.foundation.outbox.domain.schedules import HELSINKI, Daily, Every

MOMENTS = st.datetimes(
    min_value=datetime(2020, 1, 1), max_value=datetime(2035, 1, 1), timezones=st.just(UTC)
)


def test_waits_grow_and_end() -> None:
    waits = [wait_after(attempt) for attempt in range(1, ATTEMPTS)]
    assert waits == sorted(wait for wait in waits if wait)
    assert wait_after(ATTEMPTS) is None


@given(MOMENTS, st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_a_daily_time_is_ahead_and_within_a_day(moment: datetime, at: time) -> None:
    due = Daily(at).next_after(moment)
    assert moment < due <= moment + timedelta(days=1, hours=1)  # an hour more when clocks go back
    assert due.astimezone(HELSINKI).date() >= moment.astimezone(HELSINKI).date()


def test_every_so_often_counts_from_now() -> None:
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert Every(15).next_after(noon) == noon + timedelta(minutes=15)


@given(st.text())
def test_a_header_is_one_line(text: str) -> None:
    line = header_text(text)
    assert not set(line) & set("\r\n\x00\u2028") and len(line) <= 200
