"""Looking for records that may be one, each night."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from kumaja.foundation.outbox.domain.schedules import Daily
from kumaja.network.registry.actions.finding import find_duplicates

FIND_DUPLICATES = "registry.find_duplicates"


def look_for_duplicates(_payload: dict[str, Any], *, now: datetime) -> None:
    """Compare all records with those that share something with them."""
    find_duplicates(now=now)


JOBS = {FIND_DUPLICATES: look_for_duplicates}
SCHEDULE = {FIND_DUPLICATES: Daily(time(4, 10))}
