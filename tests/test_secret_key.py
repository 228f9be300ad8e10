"""The keys of a new data folder: all who start at once sign with the same one; they are hidden."""

from __future__ import annotations

import errno
import os
import stat
import time
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from kumaja.config import secrets
from kumaja.config.secrets import ledger_key, secret_key

AT_ONCE = 12
LOCK = ".secret-key-lock"  # empty; only where the disk knows no hard links


def keys_read_at_once(data: Path) -> set[str]:
    start = Barrier(AT_ONCE)

    def begin(_: int) -> str:
        start.wait()
        return secret_key(data, "")

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return set(pool.map(begin, range(AT_ONCE)))


@pytest.fixture(params=["links", "no links"])
def disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the data folder lie on a disk that knows hard links, and on one that does not."""

    rename = Path.replace

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    def rename_slowly(draft: Path, file: Path) -> Path:
        time.sleep(0.005)  # while others could look whether the key is there
        return rename(draft, file)

    if request.param == "no links":
        monkeypatch.setattr(os, "link", refuse)
        monkeypatch.setattr(Path, "replace", rename_slowly)


@pytest.mark.usefixtures("disk")
def test_all_who_start_at_once_sign_with_one_whole_key(tmp_path: Path) -> None:
    for turn in range(40):
        found = keys_read_at_once(tmp_path / str(turn))
        assert len(found) == 1
        assert len(found.pop()) > 50


@pytest.mark.usefixtures("disk")
def test_who_comes_second_reads_what_the_first_has_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other process writes its key after this one has seen that there is none."""
    offer = secrets._offer  # noqa: SLF001 - the moment between looking and writing

    def late(file: Path, key: str) -> None:
        offer(file, "the first one's")
        offer(file, key)

    monkeypatch.setattr(secrets, "_offer", late)
    assert secret_key(tmp_path, "") == "the first one's"


@pytest.mark.usefixtures("disk")
def test_nobody_else_reads_the_key_and_no_draft_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    key = secret_key(folder, "")

    (file,) = (file for file in folder.iterdir() if file.name != LOCK)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (file.name, secret_key(folder, "")) == ("secret-key", key)


def test_a_given_key_is_used_and_none_is_made(tmp_path: Path) -> None:
    assert secret_key(tmp_path, "given") == "given"
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("disk")
def test_the_key_of_the_log_is_made_once_and_hidden(tmp_path: Path) -> None:
    key = ledger_key(tmp_path, "")

    assert len(b64decode(key)) == 32
    assert ledger_key(tmp_path, "") == key != ledger_key(tmp_path / "other", "")
    assert stat.S_IMODE((tmp_path / "ledger-key").stat().st_mode) == 0o600


@pytest.mark.parametrize("given", ["too short", "AAAA", "ä" * 44])
def test_a_key_of_the_log_that_is_none_is_refused(tmp_path: Path, given: str) -> None:
    with pytest.raises(ValueError, match="32 random bytes"):
        ledger_key(tmp_path, given)
