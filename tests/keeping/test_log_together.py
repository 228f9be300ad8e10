"""Several processes that write to one SQLite file at once stand in one order in the log."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from subprocess import PIPE, Popen

from tests.keeping.commands import DATABASE, copy_of, environment, kumaja
from tools.house import ROOT

PROCESSES, EACH = 3, 60
SPEAK = f"""
import django
django.setup()
from hashlib import sha256
from django.db import transaction
from kumaja.foundation.ledger.actions import append
from tests.keeping.made import NOW
import sys
for turn in range({EACH}):
    with transaction.atomic():
        append(kind="made", leaf=sha256(f"{{sys.argv[1]}} {{turn}}".encode()).hexdigest(), now=NOW)
        transaction.set_rollback(turn % 5 == 4)
"""


def test_processes_that_speak_at_once_stand_in_one_order(
    tmp_path: Path, installation: Path
) -> None:
    data = copy_of(installation, tmp_path / "data")
    speakers = [
        Popen(
            [sys.executable, "-c", SPEAK, str(number)], env=environment(data), cwd=ROOT,
            stderr=PIPE, text=True,
        )
        for number in range(PROCESSES)
    ]  # fmt: skip
    told = [speaker.communicate()[1] for speaker in speakers]
    assert [speaker.returncode for speaker in speakers] == [0] * PROCESSES, told

    with closing(sqlite3.connect(data / DATABASE)) as database:
        rows = database.execute("SELECT position, leaf FROM ledger_entry ORDER BY id").fetchall()
    added = PROCESSES * EACH * 4 // 5
    assert [position for position, _ in rows] == list(range(len(rows)))
    assert len({leaf for _, leaf in rows}) == len(rows) >= added + 2
    verified = kumaja(data, "verify").stdout
    assert f"And {added - 20} places more" in verified  # leaves without a row, and nothing else
    assert "is not what" not in verified and "root" not in verified
