"""Keys of an installation: given, or made once and kept in the data folder."""

from __future__ import annotations

import fcntl
import os
import secrets
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

_SEED_BYTES: Final = 32


def secret_key(data: Path, given: str) -> str:
    """Return the key that signs cookies and links: the given one, else `data/secret-key`."""
    return given or _kept(data / "secret-key", lambda: secrets.token_urlsafe(50))


def ledger_key(data: Path, given: str) -> str:
    """Return the key that signs checkpoints (Base64 of an Ed25519 seed), else `data/ledger-key`.

    Raises ValueError when it is none: what was signed by another key could not be proved.
    """
    key = given or _kept(data / "ledger-key", _new_seed)
    try:
        is_seed = len(b64decode(key, validate=True)) == _SEED_BYTES
    except ValueError:
        is_seed = False
    if not is_seed:
        raise ValueError("KUMAJA_LEDGER_KEY must be 32 random bytes in Base64.")
    return key


def _new_seed() -> str:
    return b64encode(secrets.token_bytes(_SEED_BYTES)).decode()


def _kept(file: Path, make: Callable[[], str]) -> str:
    """Return the key in a file, made (mode 600) when missing.

    Server and worker start at once: whoever comes second reads what the first has written.
    """
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        _offer(file, make())
    return file.read_text(encoding="ascii").strip()


def _offer(file: Path, key: str) -> None:
    """Put the key into its place whole and on the disk, unless another process was first."""
    handle, draft = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)  # mode 600, new
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
    with (file.parent / f".{file.name}-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if file.exists():
            raise FileExistsError(file)
        Path(draft).replace(file)
