"""SQLite's write-ahead log, which keeps earlier pages until it is written over."""

from __future__ import annotations

from django.db import connection


def empty_journal() -> bool:
    """Write the log into the database's file and empty it; False when somebody still reads it.

    PostgreSQL recycles its log by itself.
    """
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_busy, *_pages = cursor.fetchone()
    return not is_busy
