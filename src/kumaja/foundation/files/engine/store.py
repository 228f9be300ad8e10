"""The folder of files: generated names, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

from kumaja.foundation.files.domain.names import is_stored_name


class StrangeName(ValueError):
    """Not a name that the store gave."""


def path_of(name: str) -> Path:
    """Return where the file lies; raises StrangeName before anything touches the disk."""
    if not is_stored_name(name):
        raise StrangeName(name[:20])
    return Path(settings.DATA) / "files" / name[:2] / name


def keep(name: str, content: bytes) -> None:
    """Write the file; after a crash it is whole or not there."""
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    with half.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    half.replace(path)


def drop(name: str) -> None:
    """Delete the file; harmless when it is gone."""
    path_of(name).unlink(missing_ok=True)
