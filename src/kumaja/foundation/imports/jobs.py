"""What the worker does for imports, each day."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from kumaja.foundation.imports.actions import drop_old_reports
from kumaja.foundation.imports.actions.sheets import drop_unread
from kumaja.foundation.outbox.domain.schedules import Daily


def forget_old_reports(payload: dict[str, Any], *, now: datetime) -> None:
    """Drop reports that nobody applied, and tables whose columns nobody chose."""
    del payload
    drop_old_reports(now=now)
    drop_unread(now=now)


JOBS = {"imports.forget_old_reports": forget_old_reports}
SCHEDULE = {"imports.forget_old_reports": Daily(time(3, 40))}
