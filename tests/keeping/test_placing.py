"""A file has its name when it is whole, and is its owner's alone."""

from __future__ import annotations

import fcntl
import stat
from pathlib import Path

import pytest

from kumaja.keeping.faults import Refused
from kumaja.keeping.placing import placed


def write(target: Path, content: bytes = b"new", *, force: bool = False) -> None:
    with placed(target, force=force) as out:
        out.write(content)


def test_a_file_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    write(tmp_path / "a.zip")
    assert stat.S_IMODE((tmp_path / "a.zip").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["a.zip"]


def test_a_taken_name_is_kept_unless_told_otherwise(tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    write(target, b"old")
    with pytest.raises(Refused, match="--force"):
        write(target)
    assert target.read_bytes() == b"old"
    write(target, force=True)
    assert target.read_bytes() == b"new"


def test_a_name_taken_meanwhile_is_not_taken_away(tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    with pytest.raises(Refused), placed(target, force=False) as out:
        target.write_bytes(b"other")
        out.write(b"new")
    assert target.read_bytes() == b"other"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("force", [True, False])
def test_what_broke_off_leaves_nothing_and_the_old_file_as_it_was(
    tmp_path: Path, *, force: bool
) -> None:
    target = tmp_path / "a.zip"
    if force:
        target.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), placed(target, force=force) as out:
        out.write(b"half")
        raise KeyboardInterrupt
    assert [file.read_bytes() for file in tmp_path.iterdir()] == ([b"old"] if force else [])


def test_what_a_killed_process_left_goes_and_what_another_writes_stays(tmp_path: Path) -> None:
    left, held = tmp_path / ".x.zip.aa.half", tmp_path / ".y.zip.bb.half"
    left.touch()
    with held.open("wb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        write(tmp_path / "a.zip")
    assert sorted(file.name for file in tmp_path.iterdir()) == [held.name, "a.zip"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no folder"):
        write(tmp_path / "nowhere" / "a.zip")
