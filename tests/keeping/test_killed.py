"""Killed in the middle, a backup is not there and a restore has not happened."""

from __future__ import annotations

import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.keeping.commands import DATABASE, copy_of, counted, kumaja, ran

pytestmark = pytest.mark.skipif(
    bool(os.environ.get("KUMAJA_DATABASE_URL")), reason="SQLite, tried with the tests on SQLite"
)
SCRIPT = """
import os, signal, sys
from kumaja.keeping import progress

def killed(self, number=1):
    if self._what == sys.argv[1]:
        os.kill(os.getpid(), signal.SIGKILL)

progress.Progress.add = killed
from kumaja.cli.main import main
main(sys.argv[2:])
"""


def test_a_backup_that_was_killed_is_not_there_and_its_rest_goes_next_time(
    tmp_path: Path, installation: Path
) -> None:
    target = tmp_path / "b.zip"
    died = ran(installation, "-c", SCRIPT, "files", "backup", str(target))
    assert died.returncode == -signal.SIGKILL
    assert [file.suffix for file in tmp_path.iterdir()] == [".half"]
    assert kumaja(installation, "backup", str(target)).returncode == 0
    assert list(tmp_path.iterdir()) == [target]


def test_a_restore_that_was_killed_before_its_end_has_changed_nothing(
    tmp_path: Path, installation: Path, backup: Path
) -> None:
    data = copy_of(installation, tmp_path / "data")
    with closing(sqlite3.connect(data / DATABASE)) as database:
        database.execute("DELETE FROM directory_voice")
        database.execute("UPDATE home_feedbackcounter SET last = 77")
        database.commit()
    died = ran(data, "-c", SCRIPT, "rows compared", "restore", str(backup), "--fresh")
    assert died.returncode == -signal.SIGKILL
    assert "What is here goes" in died.stdout
    assert counted(data, "directory_voice") == 0
    assert counted(data, "home_feedbackcounter WHERE last = 77") == 1
    with closing(sqlite3.connect(data / DATABASE)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("damage", ["", "damaged"])
def test_what_is_in_use_or_damaged_is_refused_and_nothing_changes(
    tmp_path: Path, installation: Path, backup: Path, damage: str
) -> None:
    file = tmp_path / "b.zip"
    content = bytearray(backup.read_bytes())
    if damage:
        content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)
    before = (installation / DATABASE).read_bytes()
    answer = kumaja(installation, "restore", str(file), *(["--fresh"] if damage else []))
    assert answer.returncode == 1
    assert (damage or "is not empty") in answer.stdout
    assert (installation / DATABASE).read_bytes() == before
