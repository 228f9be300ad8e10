"""Forgetting old requests, each night."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from kumaja.foundation.outbox.domain.schedules import Daily
from kumaja.network.registry.actions.requests import forget_old_requests

FORGET_REQUESTS = "registry.forget_old_requests"


def forget_old(_payload: dict[str, Any], *, now: datetime) -> None:
    """Delete requests that nobody confirmed, and those that were answered long ago."""
    forget_old_requests(now=now)


JOBS = {FORGET_REQUESTS: forget_old}
SCHEDULE = {FORGET_REQUESTS: Daily(time(3, 40))}
