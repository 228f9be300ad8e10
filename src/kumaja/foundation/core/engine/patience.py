"""How long a write waits for a busy database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection


@contextmanager
def in_a_hurry(milliseconds: int) -> Iterator[None]:
    """Let writes inside wait so long and no longer; then they raise OperationalError.

    For what a reader must not wait for. Asked of the driver itself: these are no statements of
    the page. On PostgreSQL a write waits for those of the same row alone, which are short.
    """
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    driver: Any = connection.connection
    before = driver.execute("PRAGMA busy_timeout").fetchone()[0]
    driver.execute(f"PRAGMA busy_timeout={int(milliseconds)}")
    try:
        yield
    finally:
        driver.execute(f"PRAGMA busy_timeout={before}")
