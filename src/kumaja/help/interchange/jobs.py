"""Telling other systems what has changed."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from kumaja.foundation.outbox.domain.schedules import Daily, Every
from kumaja.foundation.outbox.engine.fetch import post
from kumaja.help.interchange.actions.telling import deliver_due, forget_deliveries, tell_changes
from kumaja.help.interchange.actions.webhooks import DELIVER


def tell(_payload: dict[str, Any], *, now: datetime) -> None:
    """Write messages on what has changed since the last time, and send what is due."""
    tell_changes(now=now)
    deliver_due(post=post, now=now)


def send_due(_payload: dict[str, Any], *, now: datetime) -> None:
    """Send what is due."""
    deliver_due(post=post, now=now)


def forget(_payload: dict[str, Any], *, now: datetime) -> None:
    """Delete old messages."""
    forget_deliveries(now=now)


JOBS = {
    DELIVER: send_due,
    "interchange.tell_changes": tell,
    "interchange.forget_deliveries": forget,
}
SCHEDULE = {
    "interchange.tell_changes": Every(1),
    "interchange.forget_deliveries": Daily(time(3, 20)),
}
