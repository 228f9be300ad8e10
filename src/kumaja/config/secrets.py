"""The key that signs cookies and links: given, or made once and kept in the data folder."""

from __future__ import annotations

import fcntl
import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path


def secret_key(data: Path, given: str) -> str:
    """Return the given key, else the one in `data/secret-key`, made (mode 600) when missing.

    Server and worker start at once: whoever comes second reads what the first has written.
    """
    if given:
        return given
    file = data / "secret-key"
    if not file.exists():
        data.mkdir(parents=True, exist_ok=True)
        _offer(file, secrets.token_urlsafe(50))
    return file.read_text(encoding="ascii").strip()


def _offer(file: Path, key: str) -> None:
    """Put the key into its place whole and on the disk, unless another process was first."""
    handle, draft = tempfile.mkstemp(prefix=".secret-key-", dir=file.parent)  # mode 600, new
    try:
        with os.fdopen(handle, "w", encoding="ascii") as written:
            written.write(key)
            written.flush()
            os.fsync(written.fileno())
        with suppress(FileExistsError):
            _put(draft, file)
    finally:
        Path(draft).unlink(missing_ok=True)


def _put(draft: str, file: Path) -> None:
    """Give the draft its name; raises FileExistsError when another process was first."""
    try:
        os.link(draft, file)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links (FAT, some shares)
        _rename_alone(draft, file)


def _rename_alone(draft: str, file: Path) -> None:
    """Rename the draft while a lock keeps others away: a rename would replace what they wrote."""
    with (file.parent / ".secret-key-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if file.exists():
            raise FileExistsError(file)
        Path(draft).replace(file)
