"""The log of changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from kumaja.foundation.index.actions import LIFETIME, drop_old_changes, touch, touch_all
from kumaja.foundation.index.domain.cursor import Cursor
from kumaja.foundation.index.models import Change
from kumaja.foundation.index.queries.changes import (
    changes_after,
    cursor_now,
    is_of_another_database,
)

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_changes_are_read_once_in_their_order() -> None:
    start = cursor_now()
    touch("a.Row", "1", now=NOW)
    touch_all("a.Row", ["2", "3"], now=NOW)

    first = changes_after(start, 2)
    rest = changes_after(Cursor(first[-1].transaction, first[-1].pk), 10)

    assert [change.key for change in (*first, *rest)] == ["1", "2", "3"]
    assert changes_after(Cursor(rest[-1].transaction, rest[-1].pk), 10) == []


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_leaves_no_change() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        touch("a.Row", "1", now=NOW)
        raise RuntimeError

    assert not Change.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_cursor_of_now_has_read_all_that_stands() -> None:
    touch("a.Row", "1", now=NOW)
    cursor = cursor_now()
    touch("a.Row", "2", now=NOW)

    assert [change.key for change in changes_after(cursor, 10)] == ["2"]


@pytest.mark.django_db
def test_changes_are_dropped_after_seven_days() -> None:
    touch("a.Row", "old", now=NOW - LIFETIME - timedelta(seconds=1))
    touch("a.Row", "new", now=NOW - LIFETIME)

    assert drop_old_changes(now=NOW) == 1
    assert Change.objects.get().key == "new"
    assert drop_old_changes(now=NOW) == 0


@pytest.mark.django_db
def test_a_cursor_ahead_of_the_database_is_another_databases() -> None:
    assert not is_of_another_database(cursor_now())
    assert is_of_another_database(Cursor(10**15, 1))
