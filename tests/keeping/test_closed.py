"""A region is closed, backed up, restored on the other database, and equal: rows and pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.keeping.commands import copy_of, kumaja, ran
from tests.keeping.test_round_trip import SERVER, backed_up, database, restored

__all__ = ["database"]


def exported(data: Path, folder: Path, url: str = "") -> dict[str, bytes]:
    answer = kumaja(data, "export", "region", str(folder), "--region", "keski", url=url)
    assert answer.returncode == 0, answer.stdout
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*") if file.is_file()
    }  # fmt: skip


def closed(installation: Path, folder: Path) -> Path:
    data = copy_of(installation, folder)
    answer = ran(data, "-m", "tests.keeping.close")
    assert answer.returncode == 0, answer.stderr
    assert int(answer.stdout) >= 4
    return data


def faults_in(data: Path, url: str = "") -> list[str]:
    """Return what verifying finds: rows that the small world wrote past the log, and no more."""
    said = kumaja(data, "verify", url=url).stdout.splitlines()
    found = [line for line in said if "the log says otherwise" in line]
    assert said[-1] == f"{len(found)} faults."
    return found


def is_equal_after_restoring(installation: Path, folder: Path, url: str) -> None:
    data = closed(installation, folder / "closed")
    first = backed_up(data, folder / "a.zip")
    restored(folder / "again", folder / "a.zip", url=url)
    second = backed_up(folder / "again", folder / "b.zip", url=url)
    assert (second.parts, second.files) == (first.parts, first.files)
    assert faults_in(folder / "again", url) == faults_in(data)
    before = exported(data, folder / "pages")
    after = exported(folder / "again", folder / "pages-again", url=url)
    assert after.keys() == before.keys()
    for path, content in before.items():
        if path not in {"SHA256SUMS", "manifest.json"}:
            assert after[path].decode().splitlines() == content.decode().splitlines(), path
    assert after == before
    front = before["fi/index.html"].decode()
    assert "päätti toimintansa 21.11.2026. Sivua ei enää päivitetä." in front
    assert b"Jatkaa t\xc3\xa4st\xc3\xa4." in before["data/handovers.jsonl"]
    if url:
        restored(folder / "back", folder / "b.zip")
        third = backed_up(folder / "back", folder / "c.zip")
        assert (third.parts, third.files) == (first.parts, first.files)


@pytest.mark.skipif(bool(SERVER), reason="tried on the other database there")
def test_a_closed_region_is_restored_equal(installation: Path, tmp_path: Path) -> None:
    is_equal_after_restoring(installation, tmp_path, "")


@pytest.mark.postgresql
@pytest.mark.skipif(not SERVER, reason="needs KUMAJA_DATABASE_URL: both databases")
def test_a_closed_region_is_restored_equal_on_the_other_database(
    installation: Path, tmp_path: Path, database: str
) -> None:
    is_equal_after_restoring(installation, tmp_path, database)
