"""One moment of the database, read while people write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections, transaction

ALIAS = "snapshot"


@contextmanager
def snapshot() -> Iterator[str]:
    """Yield the name of a connection whose reads all show the same moment; it takes no write lock.

    SQLite: one transaction that only reads, on the write-ahead log. PostgreSQL: REPEATABLE READ.
    """
    reader = connections[DEFAULT_DB_ALIAS].copy(alias=ALIAS)
    options = reader.settings_dict["OPTIONS"]
    options.pop("pool", None)
    if reader.vendor == "sqlite":
        options["transaction_mode"] = "DEFERRED"
        # Every page is read once: a map of the file would only grow with it.
        options["init_command"] = f"{options.get('init_command', '')}PRAGMA mmap_size=0;"
    connections[ALIAS] = reader
    try:
        with transaction.atomic(using=ALIAS), reader.cursor() as cursor:
            if reader.vendor == "postgresql":
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT count(*) FROM django_migrations")  # the moment begins here
            cursor.fetchone()
            yield ALIAS
    finally:
        reader.close()
        del connections[ALIAS]
