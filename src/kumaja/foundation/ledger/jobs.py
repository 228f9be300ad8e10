"""Signing what the log has come to, each hour."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kumaja.foundation.ledger.actions import sign_checkpoint
from kumaja.foundation.outbox.domain.schedules import Every

SIGN = "ledger.sign_checkpoint"


def sign(_payload: dict[str, Any], *, now: datetime) -> None:
    """Sign a checkpoint when the log has grown since the last one."""
    sign_checkpoint(now=now)


JOBS = {SIGN: sign}
SCHEDULE = {SIGN: Every(60)}
