"""Forgetting what settled reports said."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from kumaja.foundation.outbox.domain.schedules import Daily
from kumaja.voice.contributions.actions.forgetting import forget_settled


def forget_reports(_payload: dict[str, Any], *, now: datetime) -> None:
    """Empty what reports of texts said, a year after they were settled."""
    forget_settled(now=now)


JOBS = {"contributions.forget_reports": forget_reports}
SCHEDULE = {"contributions.forget_reports": Daily(time(3, 50))}
