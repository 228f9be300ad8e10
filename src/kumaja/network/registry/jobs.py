"""Looking for records that may be one, and forgetting old requests, each night."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from kumaja.foundation.outbox.domain.schedules import Daily
from kumaja.network.registry.actions.finding import find_duplicates
from kumaja.network.registry.actions.requests import forget_old_requests

FIND_DUPLICATES = "registry.find_duplicates"
FORGET_REQUESTS = "registry.forget_old_requests"


def look_for_duplicates(_payload: dict[str, Any], *, now: datetime) -> None:
    """Compare all records with those that share something with them."""
    find_duplicates(now=now)


def forget_old(_payload: dict[str, Any], *, now: datetime) -> None:
    """Delete requests that nobody confirmed, and those that were answered long ago."""
    forget_old_requests(now=now)


JOBS = {FIND_DUPLICATES: look_for_duplicates, FORGET_REQUESTS: forget_old}
SCHEDULE = {FIND_DUPLICATES: Daily(time(4, 10)), FORGET_REQUESTS: Daily(time(3, 40))}
