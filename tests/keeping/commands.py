"""Runs commands in processes of their own, as an operator does."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tools.house import ROOT

DATABASE = "kumaja.sqlite3"


def environment(data: Path, url: str = "") -> dict[str, str]:
    """Return the settings of an installation in that folder, on SQLite unless told otherwise."""
    # Kept bytecode makes each start two seconds quicker.
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return own | {
        "KUMAJA_DATA": str(data), "KUMAJA_DATABASE_URL": url, "KUMAJA_HTTPS": "false",
        "KUMAJA_SECRET_KEY": "kept beside the backup", "KUMAJA_ANALYSER": "snowball",
        "KUMAJA_LEDGER_KEY": "a2VwdCBiZXNpZGUgdGhlIGJhY2t1cCBhbmQgbm90IGk=",
        "DJANGO_SETTINGS_MODULE": "kumaja.config.settings", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }  # fmt: skip


def ran(data: Path, *arguments: str, url: str = "") -> subprocess.CompletedProcess[str]:
    """Run `python …` there to its end."""
    return subprocess.run(
        [sys.executable, *arguments], env=environment(data, url), cwd=ROOT, check=False,
        capture_output=True, text=True,
    )  # fmt: skip


def kumaja(data: Path, *arguments: str, url: str = "") -> subprocess.CompletedProcess[str]:
    """Run `kumaja …` there to its end; a traceback is never an answer."""
    answer = ran(data, "-m", "kumaja", *arguments, url=url)
    assert "Traceback" not in answer.stderr, answer.stderr
    return answer


def built(folder: Path) -> Path:
    """Return an installation to back up, built by whichever test process comes first."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        data = folder / "data"
        if not data.exists():
            (folder / "half").mkdir()
            answer = ran(folder / "half", "-m", "tests.keeping.build")
            assert answer.returncode == 0, answer.stderr
            (folder / "half").rename(data)
    return data


def copy_of(data: Path, target: Path) -> Path:
    """Return a copy of an installation that nobody uses."""
    shutil.copytree(data, target)
    return target


def counted(data: Path, table: str) -> int:
    """Return how many rows a table has on SQLite."""
    with closing(sqlite3.connect(data / DATABASE)) as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
