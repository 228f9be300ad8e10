"""Moving time: the rows beneath the running demonstration, in whichever database it has."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

ADDRESS = "KUMAJA_BROWSER_DATABASE_URL"


on_sqlite = pytest.mark.skipif(
    bool(os.environ.get(ADDRESS)), reason="looks into the files of SQLite, or restores beside them"
)


def moment(**away: int) -> str:
    """Return a moment so far away from now, as a row holds it."""
    then = datetime.now(UTC) + timedelta(**away)
    return str(then if os.environ.get(ADDRESS) else then.replace(tzinfo=None))


def change(data: Path, statement: str, values: Sequence[str]) -> None:
    """Change rows of the demonstration in the folder; each value stands as `?`."""
    if address := os.environ.get(ADDRESS):
        with psycopg.connect(address) as server:
            server.execute(statement.replace("?", "%s").encode(), values)
        return
    with sqlite3.connect(data / "kumaja.sqlite3", timeout=20) as rows:
        rows.execute(statement, values)
    rows.close()


def let_it_be_due(data: Path, schedule: str) -> None:
    """Let what is done again and again be due now; the worker beside the server does it."""
    due = "UPDATE outbox_schedulerow SET next_at = ? WHERE name = ?"
    change(data, due, (moment(minutes=-1), schedule))
