"""What was erased is not left in the free pages of the database's file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from kumaja.config.databases import sqlite

CANARY = b"zzkanarialintuzz"
UNLINK = "PRAGMA secure_delete=OFF"
SHORT = CANARY.decode()


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
