"""A backup says what it is; what it is not is said in a sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kumaja.keeping.faults import Damaged, Refused
from kumaja.keeping.manifest import Manifest, Part, Tables, fingerprint, misfit, read, written

NOW = datetime(2026, 11, 21, 10, 0, 0, 5, tzinfo=UTC)
TABLES = Tables("abc", {"registry": "0001_initial"})
MANIFEST = Manifest(
    version="1.0", made_at=NOW, database="sqlite", secret="s", of=TABLES,
    parts=(Part("registry.Role", ("id", "user_id"), 3, "h", 7),),
    files=Part("files", ("name",), 0, "h"), missing_files=1,
)  # fmt: skip


def changed(**values: object) -> bytes:
    return json.dumps(json.loads(written(MANIFEST)) | values).encode()


def test_what_was_written_is_read() -> None:
    assert read(written(MANIFEST)) == MANIFEST


def test_a_later_format_says_which_version_reads_it() -> None:
    with pytest.raises(Refused, match=r"format 2.*made by Kumaja 1\.0"):
        read(changed(format=2))


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b"{}", b'"x"', changed(format="x"), changed(kind=None)]
)
def test_what_is_no_table_of_contents_is_told(content: bytes) -> None:
    with pytest.raises(Refused):
        read(content)


@pytest.mark.parametrize("name", ["parts", "made_at", "of", "files", "missing_files"])
def test_a_table_of_contents_with_a_hole_is_damaged(name: str) -> None:
    with pytest.raises(Damaged):
        read(changed(**{name: None}))


def test_other_tables_are_told_with_the_migrations_that_differ() -> None:
    assert misfit(MANIFEST, TABLES) == ""
    later = Tables("abd", {"registry": "0002_merged"})
    told = misfit(MANIFEST, later)
    assert "registry 0001_initial" in told and "registry 0002_merged" in told
    assert "Restore it with the version that made it" in told
    older = replace(MANIFEST, of=later)
    assert "registry 0002_merged" in misfit(older, TABLES)


def test_the_print_sees_a_column_that_changed_under_the_same_migration() -> None:
    latest = {"registry": "0001_initial"}
    before = fingerprint(latest, {"registry.Role": ("name CharField 60 False",)})
    assert before != fingerprint(latest, {"registry.Role": ("name CharField 61 False",)})
