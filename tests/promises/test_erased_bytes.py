"""What was erased is not left in the free pages of the database's file."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from kumaja.config.databases import sqlite
from tools.house import ROOT

CANARY = b"zzkanarialintuzz"
UNLINK = "PRAGMA secure_delete=OFF"
SHORT = CANARY.decode()

SCRIPT = """
import sys
from datetime import UTC, datetime
from threading import Event
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from kumaja import worker
from kumaja.foundation.accounts.actions import change_details, log_sign_in, open_account
from kumaja.foundation.outbox.actions import post
from kumaja.front.home.actions.feedback import send_feedback
from kumaja.front.home.actions.own_data import erase_person
call_command("migrate", verbosity=0)
now, told = datetime(2026, 11, 21, 10, tzinfo=UTC), sys.argv[1]
mail = f"{told}@erased.example"
user = open_account(email=mail, now=now, name=told)
change_details(user=user, name=f"{told} Uusi", language="sv", actor=user, now=now)
log_sign_in(user=user, method="code", browser=told, session_key="", now=now)
post(to=mail, subject=told, body=told * 500, region=None, language="fi", kind="x", now=now)
send_feedback(
    region=None, told=told * 200, page=told, reply_to=mail, language="fi", now=now
)
def files():
    found = settings.DATA.glob("*")
    return sorted(file.name for file in found if told.encode() in file.read_bytes())
print(*files())
erase_person(user=user, now=now)
worker.work(Event(), once=True)
print(*files())
"""


def left_after_erasing(data: Path, *, besides: str = "") -> list[str]:
    """Write and erase rows as the service's connection does; return the files that still tell."""
    file = data / "a.sqlite3"
    options = sqlite(file)["OPTIONS"]
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        # Some builds of SQLite overwrite by themselves: the connection must ask for it on all.
        database.executescript(f"{UNLINK};{options['init_command']}{besides}")
        database.execute("CREATE TABLE person (name TEXT, story TEXT)")
        database.execute("CREATE INDEX by_name ON person (name)")
        rows = [(f"{SHORT} {n}", f"{SHORT} kertoo " * 900) for n in range(50)]
        database.executemany("INSERT INTO person VALUES (?, ?)", rows)
        assert told(data), "the canary was there"
        database.execute("DELETE FROM person WHERE rowid % 2")
        database.execute("UPDATE person SET name = '', story = ''")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return told(data)


def told(data: Path) -> list[str]:
    return sorted(each.name for each in data.iterdir() if CANARY in each.read_bytes())


def test_erased_rows_are_overwritten_in_the_file_and_in_its_log(tmp_path: Path) -> None:
    assert left_after_erasing(tmp_path) == []


def test_a_connection_that_only_unlinks_them_is_caught(tmp_path: Path) -> None:
    assert left_after_erasing(tmp_path, besides=UNLINK) == ["a.sqlite3"]


def test_an_erased_person_is_gone_from_the_disk_when_the_worker_has_run(tmp_path: Path) -> None:
    where = {"KUMAJA_DATA": str(tmp_path), "KUMAJA_DATABASE_URL": "", "KUMAJA_HTTPS": "false"}
    where |= {"DJANGO_SETTINGS_MODULE": "kumaja.config.settings", "PYTHONPATH": str(ROOT / "src")}
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, SHORT], env=os.environ | where, check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    before, after = ran.stdout.splitlines()
    assert "kumaja.sqlite3-wal" in before
    assert after == ""
