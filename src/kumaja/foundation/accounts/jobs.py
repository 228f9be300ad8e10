"""What the worker does for accounts, each day."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from kumaja.foundation.accounts.actions import (
    forget_dead_sessions,
    forget_old_links,
    forget_old_sign_ins,
)
from kumaja.foundation.outbox.domain.schedules import Daily


def forget_what_is_old(payload: dict[str, Any], *, now: datetime) -> None:
    """Delete old rows of the log of signing in, dead links and dead sessions."""
    del payload
    forget_old_sign_ins(now=now)
    forget_old_links(now=now)
    forget_dead_sessions(now=now)


JOBS = {"accounts.forget_what_is_old": forget_what_is_old}
# The audit lies below the outbox and can't speak of its schedule.
SCHEDULE = {
    "accounts.forget_what_is_old": Daily(time(3, 20)),
    "audit.forget_old_form_keys": Daily(time(3, 25)),
}
