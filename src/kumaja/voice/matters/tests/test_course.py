"""Where a matter stands follows from its stages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pytest

from kumaja.voice.matters.domain.course import Course, Standing, course_of
from kumaja.voice.matters.tests.rows import DAY, NOW


@dataclass(frozen=True)
class Span:
    """A stage from and to so many days from now."""

    first: int
    last: int
    takes_views: bool = True
    is_call: bool = False

    @property
    def starts_at(self) -> datetime:
        return NOW + self.first * DAY

    @property
    def ends_at(self) -> datetime:
        return NOW + self.last * DAY


def _call(first: int, last: int) -> Span:
    return Span(first, last, takes_views=False, is_call=True)


@pytest.mark.parametrize(
    ("spans", "is_decided", "told"),
    [
        ([Span(-9, 9)], False, Course(Standing.OPEN, NOW + 9 * DAY)),
        ([Span(-9, 9), Span(-2, 4)], False, Course(Standing.OPEN, NOW + 4 * DAY)),
        ([Span(3, 9), Span(-9, -3)], True, Course(Standing.AHEAD, NOW + 3 * DAY)),
        ([Span(-9, -3)], False, Course(Standing.HEARD, NOW - 3 * DAY)),
        ([Span(-9, 0)], False, Course(Standing.HEARD, NOW)),
        ([Span(-9, -3)], True, Course(Standing.DECIDED)),
        ([Span(-9, 9, takes_views=False)], False, Course(Standing.AHEAD)),
        ([], False, Course(Standing.AHEAD)),
        ([_call(-9, 9)], False, Course(Standing.OPEN, NOW + 9 * DAY, is_call=True)),
        ([_call(3, 9)], False, Course(Standing.AHEAD, NOW + 3 * DAY, is_call=True)),
        ([_call(-9, -3)], False, Course(Standing.AHEAD, is_call=True)),
        ([_call(-9, 9), Span(-9, -3)], False, Course(Standing.HEARD, NOW - 3 * DAY)),
    ],
)
def test_a_matter_stands_where_its_stages_say(
    spans: list[Span],
    is_decided: bool,  # noqa: FBT001
    told: Course,
) -> None:
    assert course_of(spans, NOW, is_decided=is_decided, is_closed=False) == told


def test_what_was_marked_done_is_done_whatever_runs() -> None:
    assert course_of([Span(-9, 9)], NOW, is_decided=True, is_closed=True) == Course(Standing.DONE)
