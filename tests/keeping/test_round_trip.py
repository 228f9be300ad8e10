"""What was restored is equal: every table, every file, on both databases."""

from __future__ import annotations

import os
import sqlite3
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from subprocess import PIPE, Popen
from sys import executable
from threading import Event, Thread
from urllib.parse import urlsplit

import psycopg
import pytest

from kumaja.keeping.manifest import Manifest, read
from kumaja.keeping.tables import kept_tables
from tests.keeping.commands import DATABASE, copy_of, environment, kumaja
from tests.keeping.made import CONTENT
from tools.house import ROOT

SERVER = os.environ.get("KUMAJA_DATABASE_URL", "")
only_once = pytest.mark.skipif(bool(SERVER), reason="SQLite, tried with the tests on SQLite")


def manifest_of(file: Path) -> Manifest:
    with zipfile.ZipFile(file) as packed:
        return read(packed.read("manifest.json"))


def backed_up(data: Path, file: Path, url: str = "") -> Manifest:
    answer = kumaja(data, "backup", str(file), "--quiet", url=url)
    assert (answer.returncode, answer.stdout) == (0, "")
    return manifest_of(file)


def restored(data: Path, file: Path, url: str = "") -> str:
    answer = kumaja(data, "restore", str(file), "--moved", url=url)
    assert answer.returncode == 0, answer.stdout
    return answer.stdout


@pytest.fixture
def database() -> Iterator[str]:
    """Yield the address of an empty database of the PostgreSQL that the tests have."""
    name = f"keeping_{os.getpid()}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        yield urlsplit(SERVER)._replace(path=f"/{name}").geturl()
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_every_table_of_the_installation_is_tried(backup: Path) -> None:
    """A new table has a row by `tests.keeping.made`, or is left out with a reason."""
    rows = {part.name: part.rows for part in manifest_of(backup).parts}
    assert rows.keys() == {model._meta.label for model in kept_tables()}
    assert [name for name, count in rows.items() if not count] == []


def test_what_opens_something_is_not_in_the_file(installation: Path, backup: Path) -> None:
    with closing(sqlite3.connect(installation / DATABASE)) as database:
        (key,) = database.execute("SELECT session_key FROM accounts_signin").fetchone()
    with zipfile.ZipFile(backup) as packed:
        names = packed.namelist()
        line = packed.read("tables/accounts.SignIn.jsonl").decode()
    assert key and f'"{key}"' not in line
    assert not [name for name in names if "Session" in name or "secret" in name]


@only_once
def test_an_empty_installation_becomes_equal(tmp_path: Path, backup: Path) -> None:
    first = manifest_of(backup)
    told = restored(tmp_path / "data", backup)
    second = backed_up(tmp_path / "data", tmp_path / "b.zip")

    assert (second.parts, second.files) == (first.parts, first.files)
    assert "secret key" not in told and "rows restored: " in told
    assert [file.read_bytes() for file in (tmp_path / "data/files").glob("*/*")] == [CONTENT]
    assert (tmp_path / "data/index/current").exists()
    with closing(sqlite3.connect(tmp_path / "data" / DATABASE)) as found:
        ring = "SELECT count(*) FROM registry_organisation a JOIN registry_organisation b "
        ring += "ON a.successor_id = b.id AND b.successor_id = a.id"
        assert found.execute(ring).fetchone() == (2,)
        names = "SELECT seq > (SELECT max(id) FROM directory_activity) FROM sqlite_sequence"
        assert found.execute(f"{names} WHERE name = 'directory_activity'").fetchone() == (1,)


def writes_until(stop: Event, data: Path, counted: list[int]) -> None:
    """Change two tables that lie far apart in the file, together, as fast as the disk allows."""
    with closing(sqlite3.connect(data / DATABASE, timeout=20, isolation_level=None)) as database:
        while not stop.is_set():
            number = len(counted) + 1
            database.execute("BEGIN IMMEDIATE")
            database.execute("UPDATE audit_formkey SET redirect_to = ?", [f"moment {number}"])
            database.execute("UPDATE directory_voice SET words = ?", [f"moment {number}"])
            database.execute("COMMIT")
            counted.append(number)
            time.sleep(0.002)


def moments(file: Path) -> list[int]:
    """Return which moment each of the two tables shows."""
    with zipfile.ZipFile(file) as packed:
        texts = [
            packed.read(f"tables/{name}.jsonl") for name in ("audit.FormKey", "directory.Voice")
        ]
    return [int(text.partition(b"moment ")[2].partition(b'"')[0]) for text in texts]


@only_once
def test_a_backup_shows_one_moment_and_keeps_nobody_from_writing(
    tmp_path: Path, installation: Path
) -> None:
    data = copy_of(installation, tmp_path / "data")
    stop, counted = Event(), list[int]()
    writer = Thread(target=writes_until, args=(stop, data, counted))
    writer.start()
    try:
        backed_up(data, tmp_path / "b.zip")
    finally:
        stop.set()
        writer.join()
    first, second = moments(tmp_path / "b.zip")
    assert first == second
    assert len(counted) - first > 5  # what was written while it was read


@pytest.mark.postgresql
@pytest.mark.skipif(not SERVER, reason="needs KUMAJA_DATABASE_URL: both databases")
def test_the_road_to_postgresql_and_back_changes_nothing(
    tmp_path: Path, backup: Path, database: str
) -> None:
    first = manifest_of(backup)
    restored(tmp_path / "data", backup, url=database)
    with psycopg.connect(database, autocommit=True) as other:
        # While the backup reads, another transaction writes and ends.
        reading = Popen(
            [executable, "-m", "kumaja", "backup", str(tmp_path / "b.zip")], stdout=PIPE, text=True,
            env=environment(tmp_path / "data", database), cwd=ROOT,
        )  # fmt: skip
        assert reading.stdout and "rows: " in reading.stdout.readline()
        other.execute("UPDATE vocabulary_synonym SET text = text || 'x'")
        reading.communicate()
    second = manifest_of(tmp_path / "b.zip")
    assert (second.database, second.parts) == ("postgresql", first.parts)

    # The two rows that were built behind the log's back, and nothing else.
    assert "\n2 faults." in kumaja(tmp_path / "data", "verify", url=database).stdout
    restored(tmp_path / "back", tmp_path / "b.zip")
    third = backed_up(tmp_path / "back", tmp_path / "c.zip")
    assert (third.parts, third.files) == (first.parts, first.files)
