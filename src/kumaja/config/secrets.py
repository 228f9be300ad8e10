"""The key that signs cookies and links: given, or made once and kept in the data folder."""

from __future__ import annotations

import secrets
from pathlib import Path


def secret_key(data: Path, given: str) -> str:
    """Return the given key, else the one in `data/secret-key`, made (mode 600) when missing."""
    if given:
        return given
    file = data / "secret-key"
    if not file.exists():
        data.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return file.read_text(encoding="ascii").strip()
