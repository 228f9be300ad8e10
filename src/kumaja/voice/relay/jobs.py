"""Forgetting what members answered long ago."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from kumaja.foundation.outbox.domain.schedules import Daily
from kumaja.voice.relay.actions import forget_old_answers


def forget_old(_payload: dict[str, Any], *, now: datetime) -> None:
    """Delete answers after their lifetime."""
    forget_old_answers(now=now)


JOBS = {"relay.forget_old": forget_old}
SCHEDULE = {"relay.forget_old": Daily(time(3, 50))}
