"""A backup names what the log came to; what does not come to it is no backup, and is told."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from kumaja.keeping.archive import MANIFEST, README, sealed
from kumaja.keeping.faults import Damaged
from kumaja.keeping.manifest import read
from kumaja.keeping.proving import prove
from kumaja.keeping.rooting import ENTRIES, root_of
from tests.keeping.commands import DATABASE, copy_of, kumaja

LEAVES = f"tables/{ENTRIES}.jsonl"


def parts_of(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as packed:
        return {info.filename: packed.read(info) for info in packed.infolist()}


def packed_again(file: Path, parts: dict[str, bytes]) -> Path:
    """Write a backup whose seal fits, as one would who wants to deceive."""
    with file.open("w+b") as target, sealed(target) as writer:
        for name, content in parts.items():
            if name != README:
                writer.put(name, content)
    return file


def with_log(backup: Path, target: Path, **values: object) -> Path:
    parts = parts_of(backup)
    told = json.loads(parts[MANIFEST])
    told["log"] |= values
    return packed_again(target, parts | {MANIFEST: json.dumps(told).encode()})


def test_a_backup_names_the_root_that_its_leaves_come_to(backup: Path) -> None:
    parts = parts_of(backup)
    manifest = read(parts[MANIFEST])
    part = next(each for each in manifest.parts if each.name == ENTRIES)
    place = part.columns.index("leaf")
    leaves = [json.loads(line)[place] for line in parts[LEAVES].splitlines()]

    assert manifest.log and manifest.log.size == len(leaves) >= 2
    assert manifest.log == root_of(leaves, manifest.log.key)
    assert prove(backup, io.StringIO()) == manifest


@pytest.mark.parametrize("values", [{"root": "00" * 32}, {"size": 7}])
def test_a_root_that_the_leaves_do_not_come_to_is_told(
    tmp_path: Path, backup: Path, values: dict[str, object]
) -> None:
    file = with_log(backup, tmp_path / "b.zip", **values)
    with pytest.raises(Damaged, match="does not come to the root"):
        prove(file, io.StringIO())
    answer = kumaja(tmp_path / "data", "restore", str(file), "--moved")
    assert answer.returncode == 1 and "does not come to the root" in answer.stdout


def test_a_restored_log_is_proved_and_a_foreign_key_is_told(tmp_path: Path, backup: Path) -> None:
    told = kumaja(tmp_path / "data", "restore", str(backup), "--moved")
    assert told.returncode == 0 and "comes to the root that the backup names" in told.stdout
    assert "ledger-key" not in told.stdout

    file = with_log(backup, tmp_path / "b.zip", key="x+00000000+AQAA")
    told = kumaja(tmp_path / "other", "restore", str(file), "--moved")
    assert told.returncode == 0 and "put the file ledger-key back" in told.stdout


def test_a_log_that_was_tampered_with_is_kept_as_it_is_and_told_by_verify(
    tmp_path: Path, installation: Path
) -> None:
    data = copy_of(installation, tmp_path / "data")
    with closing(sqlite3.connect(data / DATABASE)) as database, database:
        database.execute("UPDATE ledger_entry SET leaf = 'x' WHERE position = 1")
    assert kumaja(data, "backup", str(tmp_path / "b.zip"), "--quiet").returncode == 0
    assert kumaja(tmp_path / "new", "restore", str(tmp_path / "b.zip"), "--moved").returncode == 0
    told = kumaja(tmp_path / "new", "verify").stdout
    assert "Position 1 of the log holds what is no leaf at all." in told
