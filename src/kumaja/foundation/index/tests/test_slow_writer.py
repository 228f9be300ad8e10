"""A slow transaction: its change has a smaller key and appears after a quicker one's."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event

import pytest
from django.db import connection, transaction

from kumaja.foundation.index.actions import touch
from kumaja.foundation.index.domain.cursor import Cursor
from kumaja.foundation.index.models import Change
from kumaja.foundation.index.queries.changes import changes_after, cursor_now

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


def read(cursor: Cursor) -> tuple[list[str], Cursor]:
    """Read on as the follower does: keys, and the cursor after them."""
    changes = changes_after(cursor, 100)
    last = changes[-1] if changes else None
    after = Cursor(last.transaction, last.pk) if last else cursor
    return [change.key for change in changes], after


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_first_numbered", [True, False])
def test_a_change_that_appears_late_is_not_skipped(*, is_first_numbered: bool) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite runs one writing transaction at a time")
    begun, may_write, written, may_end = Event(), Event(), Event(), Event()

    def slowly() -> None:
        with transaction.atomic():
            with connection.cursor() as sql:
                sql.execute("SELECT pg_current_xact_id()" if is_first_numbered else "SELECT 1")
            begun.set()
            may_write.wait(10)
            touch("a.Row", "slow", now=NOW)
            written.set()
            may_end.wait(10)
        connection.close()

    cursor = cursor_now()
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(slowly)
        begun.wait(10)
        may_write.set()
        written.wait(10)
        touch("a.Row", "quick", now=NOW)
        seen, cursor = read(cursor)
        may_end.set()
        slow.result(10)
    late, cursor = read(cursor)

    assert sorted(seen + late) == ["quick", "slow"]
    assert Change.objects.get(key="slow").pk < Change.objects.get(key="quick").pk
    assert read(cursor)[0] == []
