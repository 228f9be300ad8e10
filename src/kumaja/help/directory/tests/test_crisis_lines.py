"""Which lines a reader sees, in which order, and when a line is open."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.core.domain.text import LANGUAGES, Text
from kumaja.help.directory.domain.crisis import (
    EMERGENCY,
    MOST_LINES,
    CrisisLine,
    CrisisTopic,
    lines_for,
)
from kumaja.help.directory.domain.opening import is_open_at

V, S, C, P, E = CrisisTopic
LINES = st.lists(
    st.builds(
        CrisisLine,
        number=st.sampled_from([EMERGENCY, "116 117", "116 111", "080 005 005", "09 2525 0111"]),
        name=st.just(Text("x", "fi")),
        hours=st.just(Text("", "fi")),
        languages=st.lists(st.sampled_from(LANGUAGES), unique=True).map(tuple),
        topics=st.lists(st.sampled_from(list(CrisisTopic)), unique=True).map(tuple),
        checked_on=st.none(),
        is_open=st.sampled_from([None, True, False]),
    ),
    max_size=9,
    unique_by=lambda line: line.number,
)
TOPICS = st.lists(st.sampled_from(list(CrisisTopic)), unique=True)


def line(number: str, *topics: CrisisTopic, fi: bool = True, is_open: bool | None = True):  # type: ignore[no-untyped-def]  # noqa: ANN201
    languages = ("fi", "sv") if fi else ("sv",)
    nothing = Text("", "fi")
    return CrisisLine(number, Text(number, "fi"), nothing, languages, topics, None, is_open)


def numbers(lines: tuple[CrisisLine, ...]) -> list[str]:
    return [each.number for each in lines]


@given(TOPICS, LINES, st.sampled_from(LANGUAGES))
def test_at_most_three_all_asked_for_112_first_closed_last_other_languages_later(
    topics: list[CrisisTopic], lines: list[CrisisLine], language: str
) -> None:
    shown = lines_for(topics, lines, language)
    assert len(shown) <= MOST_LINES
    assert all(set(each.topics) & set(topics) for each in shown)
    assert EMERGENCY not in numbers(shown)[1:]
    rest = [each for each in shown if each.number != EMERGENCY]
    ranks = [(each.is_open is False, language not in each.languages) for each in rest]
    assert ranks == sorted(ranks)


def test_each_topic_has_its_own_line_before_another_has_two() -> None:
    lines = [line(EMERGENCY, V, P), line("1", V), line("2", V), line("3", P)]
    assert numbers(lines_for([V, P], lines, "fi")) == [EMERGENCY, "1", "3"]
    assert numbers(lines_for([V], lines, "fi")) == [EMERGENCY, "1", "2"]
    assert lines_for([], lines, "fi") == ()


def test_a_closed_line_and_one_of_another_language_give_way() -> None:
    lines = [
        line("1", S, is_open=False), line("2", S, fi=False), line("3", S, is_open=None),
        line(EMERGENCY, S),
    ]  # fmt: skip
    assert numbers(lines_for([S], lines, "fi")) == [EMERGENCY, "3", "2"]
    assert numbers(lines_for([S], lines[:3], "fi")) == ["3", "2", "1"]


WEEK = [{"days": [0, 1], "from": "09:00", "until": "15:00"}]
NIGHT = [{"days": [4], "from": "22:00", "until": "02:00"}]
EVENING = [{"days": [6], "from": "18:00", "until": "24:00"}]


@pytest.mark.parametrize(
    ("spans", "day", "hour", "minute", "is_open"),
    [
        (WEEK, 23, 9, 0, True), (WEEK, 23, 8, 59, False), (WEEK, 23, 14, 59, True),
        (WEEK, 23, 15, 0, False), (WEEK, 25, 10, 0, False), (NIGHT, 27, 22, 0, True),
        (NIGHT, 28, 1, 59, True), (NIGHT, 28, 2, 0, False), (NIGHT, 27, 1, 0, False),
        (EVENING, 22, 23, 59, True), (EVENING, 23, 0, 0, False), ([], 23, 10, 0, False),
    ],
)  # fmt: skip
def test_a_line_is_open_within_its_spans(
    spans: list[dict[str, object]], day: int, hour: int, minute: int, *, is_open: bool
) -> None:
    moment = datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo("Europe/Helsinki"))
    assert is_open_at(spans, moment) is is_open
    assert is_open_at(spans, moment.astimezone(UTC)) is is_open
