"""Puts a finished file into its place: whole and on the disk, or not at all."""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from kumaja.keeping.faults import Refused

_UNFINISHED = ".half"
_OWNER_ONLY = 0o600


@contextmanager
def placed(target: Path, *, force: bool) -> Iterator[IO[bytes]]:
    """Yield a file to write; when the block ends well it has its name, else it is gone.

    Raises Refused when the name is taken and nobody said to replace what has it.
    """
    folder = target.parent
    if not folder.is_dir():
        raise Refused(f"There is no folder {folder}.")
    if target.is_dir() or (target.exists() and not force):
        raise Refused(f"{target} is there already. Choose another name, or add --force.")
    _sweep(folder)
    draft = folder / f".{target.name}.{secrets.token_hex(4)}{_UNFINISHED}"
    handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(handle, "w+b") as opened:
        fcntl.flock(opened, fcntl.LOCK_EX)
        try:
            yield opened
            opened.flush()
            os.fsync(opened.fileno())
            _name(draft, target, force=force)
        finally:
            draft.unlink(missing_ok=True)
    _settle(folder)


def _name(draft: Path, target: Path, *, force: bool) -> None:
    """Give the draft its name; a name that was taken meanwhile is not taken away."""
    if not force:
        try:
            os.link(draft, target)
        except FileExistsError as taken:
            raise Refused(f"{target} is there already. Choose another name.") from taken
        except OSError:  # a file system without hard links
            if target.exists():
                raise Refused(f"{target} is there already. Choose another name.") from None
        else:
            return
    draft.replace(target)


def _sweep(folder: Path) -> None:
    """Delete what a backup that was killed has left: nobody holds it any more."""
    for other in folder.glob(f".*{_UNFINISHED}"):
        with suppress(OSError), other.open("rb") as opened:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            other.unlink()


def _settle(folder: Path) -> None:
    """Have the folder itself on the disk, so that the name survives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some shares can't
            os.fsync(handle)
    finally:
        os.close(handle)
