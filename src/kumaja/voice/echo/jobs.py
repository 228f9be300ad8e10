"""Writing packages for registry offices, and deleting their files after their lifetime."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from kumaja.foundation.outbox.domain.schedules import Daily
from kumaja.voice.echo.actions.annexing import MAKE, drop_old_annexes, make_annex
from kumaja.voice.echo.models import Annex


def make(payload: dict[str, Any], *, now: datetime) -> None:
    """Write the files of the package that was asked for; harmless when it was written."""
    rows = Annex.objects.select_related("matter__region", "owner__organisation", "owner__network")
    annex = rows.filter(code=payload.get("annex", "")).first()
    if annex is not None:
        make_annex(annex=annex, now=now)


def drop_old(_payload: dict[str, Any], *, now: datetime) -> None:
    """Delete the files of packages after their lifetime."""
    drop_old_annexes(now=now)


JOBS = {MAKE: make, "echo.drop_annexes": drop_old}
SCHEDULE = {"echo.drop_annexes": Daily(time(3, 40))}
