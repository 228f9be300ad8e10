"""The database knows how much its tables hold, else it reads a whole list for a few rows."""

from __future__ import annotations

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from kumaja.foundation.core.engine.statistics import refresh_statistics

pytestmark = pytest.mark.django_db
_TABLE = ContentType._meta.db_table


def _known_rows() -> int:
    """Return how many rows the database believes the table to have, 0 when it never counted."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'")
            if cursor.fetchone() == (0,):
                return 0
            cursor.execute("SELECT max(stat) FROM sqlite_stat1 WHERE tbl = %s", [_TABLE])
            return int((cursor.fetchone()[0] or "0").split()[0])
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [_TABLE])
        return int(cursor.fetchone()[0])


def test_what_was_written_is_counted() -> None:
    ContentType.objects.all().delete()
    rows = [ContentType(app_label="many", model=f"row{number}") for number in range(300)]
    ContentType.objects.bulk_create(rows)
    refresh_statistics()

    assert _known_rows() == 300
