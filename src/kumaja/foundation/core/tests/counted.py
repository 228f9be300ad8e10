"""What the database knows of a table, for tests."""

from __future__ import annotations

from django.db import connection


def known_rows(table: str) -> int:
    """Return how many rows the database believes the table to have, 0 when it never counted."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'")
            if cursor.fetchone() == (0,):
                return 0
            cursor.execute("SELECT max(stat) FROM sqlite_stat1 WHERE tbl = %s", [table])
            return int((cursor.fetchone()[0] or "0").split()[0])
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [table])
        return int(cursor.fetchone()[0])
