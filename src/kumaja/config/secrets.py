"""The key that signs cookies and links: given, or made once and kept in the data folder."""

from __future__ import annotations

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
            os.link(draft, file)
    finally:
        Path(draft).unlink()
