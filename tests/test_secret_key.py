"""The key of a new data folder: all who start at once sign with the same one; it is hidden."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from kumaja.config import secrets
from kumaja.config.secrets import secret_key

AT_ONCE = 12


def keys_read_at_once(data: Path) -> set[str]:
    start = Barrier(AT_ONCE)

    def begin(_: int) -> str:
        start.wait()
        return secret_key(data, "")

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return set(pool.map(begin, range(AT_ONCE)))


def test_all_who_start_at_once_sign_with_one_whole_key(tmp_path: Path) -> None:
    for turn in range(40):
        found = keys_read_at_once(tmp_path / str(turn))
        assert len(found) == 1
        assert len(found.pop()) > 50


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


def test_nobody_else_reads_the_key_and_no_draft_is_left(tmp_path: Path) -> None:
    key = secret_key(tmp_path / "new", "")

    (file,) = (tmp_path / "new").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (file.name, secret_key(file.parent, "")) == ("secret-key", key)


def test_a_given_key_is_used_and_none_is_made(tmp_path: Path) -> None:
    assert secret_key(tmp_path, "given") == "given"
    assert not list(tmp_path.iterdir())
