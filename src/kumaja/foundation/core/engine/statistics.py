"""What the database knows of its tables, by which it chooses its way to the rows."""

from __future__ import annotations

from typing import Final

from django.db import connection

_ROWS_READ: Final = 1000  # of each index; SQLite estimates the rest


def refresh_statistics() -> None:
    """Have the database count what its tables hold, after many rows were written at once.

    PostgreSQL does so by itself, but only within minutes. SQLite never does: without counts it
    takes a region's whole list for ten rows, and reads 5,000 activities to find twenty.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit={_ROWS_READ}")
        cursor.execute("ANALYZE")
