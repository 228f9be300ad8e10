"""The folder of the index: which copy is in use, what it was made with, how far it has read.

`DATA/index/current` names the folder in use; a new copy is built beside it and the name is swapped
in one step. Each copy holds `about.json` and `cursor.json` beside tantivy's files.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings

from kumaja.foundation.index.domain.cursor import Cursor, Mark
from kumaja.foundation.index.engine.schema import FORMAT
from kumaja.foundation.language.engine.analysers import signature
from kumaja.foundation.language.engine.installed import concepts_signature


class IndexMissing(Exception):
    """There is no index here yet; the one who follows the log builds it."""


class IndexHeld(Exception):
    """Another process writes to the index of this machine."""


def root() -> Path:
    """Return the folder of the index."""
    return Path(settings.DATA) / "index"


def pointer() -> str:
    """Return the file that names the copy in use."""
    return os.path.join(settings.DATA, "index", "current")  # noqa: PTH118 - with each question


def current() -> Path:
    """Return the copy in use; raises IndexMissing."""
    try:
        name = Path(pointer()).read_text(encoding="ascii").strip()
    except OSError as error:
        raise IndexMissing(str(root())) from error
    folder = root() / name
    if not name or not (folder / "about.json").is_file():
        raise IndexMissing(str(folder))
    return folder


def sayings_in(folder: Path, kind: str) -> Path:
    """Return where a copy keeps what people say, of one kind."""
    return folder / kind.lower()


def vocabulary_in(folder: Path) -> Path:
    """Return where a copy keeps the words as they are spelled."""
    return folder / "words"


def new_copy(now: datetime) -> Path:
    """Return a new empty folder for a copy."""
    folder = root() / f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    folder.mkdir(parents=True)
    return folder


def publish(folder: Path) -> None:
    """Put a finished copy in use and drop the others; readers keep what they have open."""
    write(folder / "about.json", made_with())
    write_text(Path(pointer()), folder.name)
    for other in root().iterdir():
        if other.is_dir() and other != folder:
            shutil.rmtree(other, ignore_errors=True)


def made_with() -> dict[str, Any]:
    """Return what an index depends on besides the rows: when it differs, it is built anew."""
    return {
        "format": FORMAT,
        "analysers": signature(),
        "tantivy": version("tantivy"),
        "concepts": concepts_signature(),
    }


def is_up_to_date(folder: Path) -> bool:
    """Test whether the copy was made with the same fields, library and word analysis."""
    return _read(folder / "about.json") == made_with()


def is_readable(folder: Path) -> bool:
    """Test whether the copy has the fields that a search asks."""
    return _read(folder / "about.json").get("format") == FORMAT


def read_mark(folder: Path) -> Mark | None:
    """Return how far the copy has read, None when that is not known."""
    stored = _read(folder / "cursor.json")
    try:
        cursor = Cursor(int(stored["transaction"]), int(stored["change"]))
        return Mark(cursor, datetime.fromisoformat(stored["at"]))
    except (KeyError, ValueError, TypeError):
        return None


def write_mark(folder: Path, mark: Mark) -> None:
    """Store how far the copy has read. Always after the commit: read twice does no harm."""
    cursor = mark.cursor
    stored = {"transaction": cursor.transaction, "change": cursor.change, "at": mark.at.isoformat()}
    write(folder / "cursor.json", stored)


@contextmanager
def held(name: str, *, wait: bool) -> Iterator[None]:
    """Hold a lock of this machine while the block runs; the system frees it when a process dies.

    Raises IndexHeld when another process holds it and `wait` is false.
    """
    root().mkdir(parents=True, exist_ok=True)
    with (root() / f"{name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError as error:
            raise IndexHeld(name) from error
        yield


def write(file: Path, content: dict[str, Any]) -> None:
    """Write JSON whole or not at all."""
    write_text(file, json.dumps(content))


def write_text(file: Path, content: str) -> None:
    """Write a small file whole or not at all."""
    unfinished = file.with_name(f"{file.name}.{os.getpid()}.new")
    unfinished.write_text(content, encoding="ascii")
    unfinished.replace(file)


def _read(file: Path) -> dict[str, Any]:
    """Return a JSON object, empty when there is none that can be read."""
    try:
        content = json.loads(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}
