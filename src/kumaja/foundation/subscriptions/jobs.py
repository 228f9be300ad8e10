"""What the worker does for subscriptions, each day."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from kumaja.foundation.outbox.domain.schedules import Daily
from kumaja.foundation.subscriptions.actions import forget_unconfirmed


def forget_what_nobody_confirmed(payload: dict[str, Any], *, now: datetime) -> None:
    """Forget addresses that someone wrote into a form and that never answered."""
    del payload
    forget_unconfirmed(now=now)


JOBS = {"subscriptions.forget_unconfirmed": forget_what_nobody_confirmed}
SCHEDULE = {"subscriptions.forget_unconfirmed": Daily(time(3, 45))}
