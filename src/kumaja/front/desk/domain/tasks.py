"""What waits for an association, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from kumaja.foundation.core.domain.text import Trilingual

CHECK_AFTER_MONTHS = 12
TOLD_BEFORE = timedelta(days=14)
_SATURDAY = 5


class TaskKind(StrEnum):
    """What is asked, verb first in its words."""

    CHECK_RECORD = "check_record"
    CHECK_ACTIVITY = "check_activity"
    TELL_IF_IT_GOES_ON = "tell_if_it_goes_on"
    ADD_TIMES = "add_times"
    ANSWER_PARTNERS = "answer_partners"
    GIVE_VIEW = "give_view"
    FINISH_VIEW = "finish_view"


MINUTES = {
    TaskKind.CHECK_RECORD: 2,
    TaskKind.CHECK_ACTIVITY: 2,
    TaskKind.TELL_IF_IT_GOES_ON: 1,
    TaskKind.ADD_TIMES: 2,
    TaskKind.ANSWER_PARTNERS: 1,
    TaskKind.GIVE_VIEW: 2,
    TaskKind.FINISH_VIEW: 2,
}
_ORDER = tuple(TaskKind)


@dataclass(frozen=True, slots=True)
class Task:
    """One row of what waits: what, of which association, about what, until when.

    `url` is where it is done, `sheet_url` the sheet for the board, when the row has its own.
    """

    kind: TaskKind
    organisation: Trilingual
    address: str
    subject: Trilingual | None = None
    code: str = ""
    due_on: date | None = None
    url: str = ""
    sheet_url: str = ""

    @property
    def minutes(self) -> int:
        """How many minutes it takes."""
        return MINUTES[self.kind]


@dataclass(frozen=True, slots=True)
class ActivityState:
    """What decides whether an activity asks for something."""

    checked_on: date | None
    paused_until: date | None
    has_schedules: bool
    has_next_time: bool


def in_order(tasks: list[Task]) -> list[Task]:
    """Order tasks: what has no day first (it was never done), then by day, then by kind."""
    first = date.min
    return sorted(tasks, key=lambda task: (task.due_on or first, _ORDER.index(task.kind)))


def check_due_on(checked_on: date | None) -> date | None:
    """Return the working day by which a record is checked anew; None when it never was."""
    if checked_on is None:
        return None
    return _working_day(_a_year_later(checked_on))


def is_asked_on(due_on: date | None, today: date) -> bool:
    """Test whether a check is asked for already: never done, or due within two weeks."""
    return due_on is None or due_on <= today + TOLD_BEFORE


def asked_of(state: ActivityState, today: date) -> tuple[TaskKind, date | None] | None:
    """Return the one thing that an activity asks for, and its day; None when it asks nothing."""
    paused = state.paused_until
    if paused is not None:
        went_on_untold = paused <= today and (state.checked_on is None or state.checked_on < paused)
        if went_on_untold:
            return TaskKind.TELL_IF_IT_GOES_ON, paused
    due_on = check_due_on(state.checked_on)
    if is_asked_on(due_on, today):
        return TaskKind.CHECK_ACTIVITY, due_on
    if state.has_schedules and not state.has_next_time:
        return TaskKind.ADD_TIMES, None
    return None


def day_part(moment: datetime | None) -> date | None:
    """Return the day of a moment given in local time, None for none."""
    return None if moment is None else moment.date()


def _a_year_later(day: date) -> date:
    last_safe = 28
    safe = day if (day.month, day.day) != (2, 29) else day.replace(day=last_safe)
    return safe.replace(year=safe.year + CHECK_AFTER_MONTHS // 12)


def _working_day(day: date) -> date:
    over = day.weekday() - _SATURDAY
    return day if over < 0 else day + timedelta(days=2 - over)
