"""One moment of the database, read while people write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections, transaction

ALIAS = "snapshot"


@contextmanager
def one_moment() -> Iterator[None]:
    """Let all that is read here by the usual connection show one moment, while people write.

    Within a transaction that has begun it's the moment of that one.
    """
    usual = connections[DEFAULT_DB_ALIAS]
    if usual.in_atomic_block:
        yield
        return
    try:
        with snapshot(DEFAULT_DB_ALIAS):
            yield
    finally:
        connections[DEFAULT_DB_ALIAS] = usual


@contextmanager
def snapshot(alias: str = ALIAS) -> Iterator[str]:
    """Yield the name of a connection whose reads all show the same moment; it takes no write lock.

    SQLite: one transaction that only reads, on the write-ahead log. PostgreSQL: REPEATABLE READ.
    """
    reader = connections[DEFAULT_DB_ALIAS].copy(alias=alias)
    options = reader.settings_dict["OPTIONS"]
    options.pop("pool", None)
    if reader.vendor == "sqlite":
        options["transaction_mode"] = "DEFERRED"
        # Every page is read once or soon again: a map of the file, or many of its pages, would
        # only grow with it.
        small = "PRAGMA mmap_size=0; PRAGMA cache_size=-4000;"
        options["init_command"] = f"{options.get('init_command', '')}{small}"
    connections[alias] = reader
    try:
        with transaction.atomic(using=alias), reader.cursor() as cursor:
            if reader.vendor == "postgresql":
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT count(*) FROM django_migrations")  # the moment begins here
            cursor.fetchone()
            yield alias
    finally:
        reader.close()
        del connections[alias]
