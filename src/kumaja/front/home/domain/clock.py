"""The clock of feedback: an answer within fourteen days (306/2019, section 9)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

DAYS_TO_ANSWER: Final = 14
REMIND_BEFORE: Final = timedelta(days=3)
# Answered feedback is kept long enough to see what came up again, and no longer.
KEEP_ANSWERED: Final = timedelta(days=365)


def due_on(received_on: date) -> date:
    """Return the last day on which the answer is in time."""
    return received_on + timedelta(days=DAYS_TO_ANSWER)


def days_left(due: date, today: date) -> int:
    """Return how many days are left; negative when the answer is late."""
    return (due - today).days


def is_reminded_on(due: date, today: date) -> bool:
    """Test whether those who answer are reminded: three days before, and any time after."""
    return today >= due - REMIND_BEFORE
