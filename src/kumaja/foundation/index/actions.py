"""Tells the index what has changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from kumaja.foundation.index.models import Change

LIFETIME = timedelta(days=7)


def touch(label: str, key: str, *, now: datetime) -> None:
    """Note in the caller's transaction that the row's documents must be made anew."""
    Change.objects.create(label=label, key=key, at=now)


def touch_all(label: str, keys: Iterable[str], *, now: datetime) -> None:
    """Note many rows of one kind at once."""
    Change.objects.bulk_create(
        (Change(label=label, key=key, at=now) for key in keys), batch_size=500
    )


def drop_old_changes(*, now: datetime) -> int:
    """Drop what is older than seven days; an index that lags further is built anew."""
    if not Change.objects.filter(at__lt=now - LIFETIME).exists():
        return 0
    return Change.objects.filter(at__lt=now - LIFETIME).delete()[0]
