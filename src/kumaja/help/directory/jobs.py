"""Forgetting what only few have searched."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from kumaja.foundation.outbox.domain.schedules import Daily
from kumaja.help.directory.actions.missed import drop_rare_searches


def forget_rare_searches(_payload: dict[str, Any], *, now: datetime) -> None:
    """Delete searches under five that nobody has made for 30 days."""
    drop_rare_searches(now=now)


JOBS = {"directory.forget_rare_searches": forget_rare_searches}
SCHEDULE = {"directory.forget_rare_searches": Daily(time(3, 55))}
