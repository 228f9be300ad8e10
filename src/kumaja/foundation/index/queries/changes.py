"""Reads the log of changes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, Max, Q, QuerySet
from django.db.models.expressions import RawSQL

from kumaja.foundation.index.domain.cursor import Cursor
from kumaja.foundation.index.models import Change

_LAST = 2**63 - 1
# Below this number every transaction has ended, so that no row can still appear there.
_SETTLED = "(pg_snapshot_xmin(pg_current_snapshot())::text::bigint)"


def changes_after(cursor: Cursor, limit: int) -> list[Change]:
    """Return the next changes in an order in which none can later appear before the last."""
    changes = Change.objects.filter(
        Q(transaction__gt=cursor.transaction)
        | Q(transaction=cursor.transaction, id__gt=cursor.change)
    )
    return list(_settled(changes).order_by("transaction", "id")[:limit])


def _settled(changes: QuerySet[Change]) -> QuerySet[Change]:
    """Leave out those of transactions beside which a slower one may still write."""
    if connection.vendor != "postgresql":
        return changes
    below = RawSQL(_SETTLED, (), output_field=BigIntegerField())  # noqa: S611
    return changes.filter(transaction__lt=below)


def last_settled() -> Cursor:
    """Return the last change before which none can appear any more; the beginning if none is."""
    rows = _settled(Change.objects.all()).order_by("-transaction", "-id")
    found = rows.values_list("transaction", "id").first()
    return Cursor(*found) if found else Cursor(0, 0)


def keys_from(cursor: Cursor, limit: int | None) -> tuple[int, ...]:
    """Return the changes from the cursor on, its own first, that are visible now."""
    changes = Change.objects.filter(
        Q(transaction__gt=cursor.transaction)
        | Q(transaction=cursor.transaction, id__gte=cursor.change)
    )
    keys = changes.order_by("transaction", "id").values_list("id", flat=True)
    return tuple(keys[:limit])


def cursor_now() -> Cursor:
    """Return the place up to which every change is visible to whoever reads rows after this."""
    if connection.vendor == "postgresql":
        with connection.cursor() as sql:
            sql.execute(f"SELECT {_SETTLED}")
            (settled,) = sql.fetchone()
        return Cursor(settled - 1, _LAST)
    return Cursor(0, Change.objects.aggregate(newest=Max("id"))["newest"] or 0)


def is_of_another_database(cursor: Cursor) -> bool:
    """Test whether the cursor is ahead of all that this database ever numbered."""
    return cursor.transaction > cursor_now().transaction


def latest_of(
    rows: QuerySet[Any, Any], current: QuerySet[Any, Any], label: str, size: int = 50
) -> list[tuple[Any, datetime]]:
    """Return what was changed in the days that the log is kept, then what came last; newest first.

    `rows` are all that may be told, those taken away too; `current` those that still stand. Two or
    three statements. With each row comes when it last changed.
    """
    changes = Change.objects.filter(label=label).order_by("-id").values_list("key", "at")
    changed: dict[str, datetime] = {}
    for key, at in changes[: 8 * size]:
        changed.setdefault(key, at)
    found = {row.code: row for row in rows.filter(code__in=changed)} if changed else {}
    if len(found) < size:
        found |= {row.code: row for row in current.order_by("-pk")[:size]}
    told = [(row, _changed_at(row, changed.get(row.code))) for row in found.values()]
    return sorted(told, key=lambda one: (one[1], one[0].pk), reverse=True)[:size]


def _changed_at(row: Any, noted: datetime | None) -> datetime:  # noqa: ANN401 - rows of any room
    """Return when the row last changed: what it tells itself stays when the log is gone."""
    told = (row.created_at, getattr(row, "checked_at", None), row.archived_at, noted)
    return max(moment for moment in told if moment is not None)
