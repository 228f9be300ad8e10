"""Marking a matter done. Whether it may be, `echo` knows: it alone calls this."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.voice.matters.actions.opening import hold, hold_any
from kumaja.voice.matters.models import Matter


@transaction.atomic
def mark_closed(*, matter: Matter, actor: User | str, now: datetime) -> Matter:
    """Mark the matter done; raises MatterClosed."""
    row = hold(matter, now)
    row.closed_at = now
    row.save(update_fields=["closed_at"])
    record(actor, "closed", row, now=now, region=row.region, after={"closed_at": now})
    return row


@transaction.atomic
def mark_open(*, matter: Matter, reason: str, actor: User | str, now: datetime) -> None:
    """Open a matter that was done, because someone who spoke opened it again; idempotent."""
    row = hold_any(matter)
    if row.closed_at is None:
        return
    before = {"closed_at": row.closed_at}
    row.closed_at = None
    row.save(update_fields=["closed_at"])
    after = {"closed_at": None, "reason": reason[:400]}
    record(actor, "reopened", row, now=now, region=row.region, before=before, after=after)
