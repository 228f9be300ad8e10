"""Reads the log of changes."""

from __future__ import annotations

from django.db import connection
from django.db.models import BigIntegerField, Max, Q
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
    if connection.vendor == "postgresql":
        changes = changes.filter(
            transaction__lt=RawSQL(_SETTLED, (), output_field=BigIntegerField())  # noqa: S611
        )
    return list(changes.order_by("transaction", "id")[:limit])


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
