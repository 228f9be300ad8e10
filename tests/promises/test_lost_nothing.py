"""What was answered is kept, what was not is not: the connection, and a process that is killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from kumaja.config.databases import sqlite
from tools.house import ROOT

ON_SQLITE = not os.environ.get("KUMAJA_DATABASE_URL")
only_sqlite = pytest.mark.skipif(not ON_SQLITE, reason="a promise of SQLite's connection")
FULL = 2

SCRIPT = """
import os, signal, sys
from datetime import datetime, UTC
import django
django.setup()
from django.db import transaction
from kumaja.foundation.accounts.actions import open_account
from kumaja.foundation.outbox.actions import post
now = datetime(2026, 11, 21, 10, tzinfo=UTC)
with transaction.atomic():
    open_account(email="a@kill.example", now=now)
    post(to="a@kill.example", subject="x", body="x", region=None, language="fi", kind="x", now=now)
    if sys.argv[1] == "before":
        os.kill(os.getpid(), signal.SIGKILL)
os.kill(os.getpid(), signal.SIGKILL)
"""
TABLES = ("accounts_user", "audit_auditrow", "outbox_mail", "outbox_job")


def killed(data: Path, moment: str) -> dict[str, int]:
    """Let a process act and kill it at that moment; return how many rows each table then has."""
    where = {"KUMAJA_DATA": str(data), "KUMAJA_DATABASE_URL": "", "KUMAJA_HTTPS": "false"}
    where |= {"DJANGO_SETTINGS_MODULE": "kumaja.config.settings", "PYTHONPATH": str(ROOT / "src")}
    env = os.environ | where
    subprocess.run([sys.executable, "-m", "django", "migrate", "-v0"], env=env, check=True)
    died = subprocess.run(
        [sys.executable, "-c", SCRIPT, moment], env=env, check=False, capture_output=True
    )
    assert died.returncode == -signal.SIGKILL, died.stderr
    with closing(sqlite3.connect(data / "kumaja.sqlite3")) as database:
        counts = {
            table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in TABLES
        }
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    return counts


@pytest.mark.parametrize(("moment", "rows"), [("before", 0), ("after", 1)])
def test_killed_before_the_commit_nothing_is_there_after_it_all_is(
    tmp_path: Path, moment: str, rows: int
) -> None:
    assert killed(tmp_path, moment) == dict.fromkeys(TABLES, rows)


def pragmas(database: sqlite3.Connection) -> dict[str, object]:
    names = ("journal_mode", "synchronous", "foreign_keys")
    return {name: database.execute(f"PRAGMA {name}").fetchone()[0] for name in names}


@only_sqlite
@pytest.mark.django_db
def test_the_connection_of_the_process_waits_for_the_disk() -> None:
    connection.ensure_connection()
    found = pragmas(connection.connection)
    # Tests run in memory, where there is no journal to speak of.
    assert found["synchronous"] == FULL
    assert found["foreign_keys"] == 1
    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def opened(file: Path, start: str | None = None) -> dict[str, object]:
    options = (sqlite(file) if start is None else sqlite(file, start))["OPTIONS"]
    with closing(sqlite3.connect(file)) as database:
        database.executescript(options["init_command"])
        return pragmas(database)


def test_a_file_is_opened_so_that_a_commit_survives_a_power_cut(tmp_path: Path) -> None:
    assert opened(tmp_path / "a.sqlite3") == {
        "journal_mode": "wal", "synchronous": FULL, "foreign_keys": 1,
    }  # fmt: skip


def test_a_connection_that_does_not_wait_is_told_apart(tmp_path: Path) -> None:
    mutant = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
    assert opened(tmp_path / "a.sqlite3", mutant)["synchronous"] != FULL
