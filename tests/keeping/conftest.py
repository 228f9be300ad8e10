"""One installation and one backup of it, for all tests of backups."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from tests.keeping.commands import built, kumaja


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an installation with rows in every table; not to be changed."""
    base = tmp_path_factory.getbasetemp()
    is_one_of_many = "PYTEST_XDIST_WORKER" in os.environ
    return built((base.parent if is_one_of_many else base) / "kumaja-to-keep")


@pytest.fixture(scope="session")
def backup(installation: Path) -> Path:
    """Return a backup of it; not to be changed."""
    file = installation.parent / "backup.zip"
    with (installation.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            answer = kumaja(installation, "backup", str(file))
            assert answer.returncode == 0, answer.stdout
    return file
