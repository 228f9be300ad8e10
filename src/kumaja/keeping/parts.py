"""The parts of a backup: how they are named, and how their bytes are passed on."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import IO, Protocol

from kumaja.keeping.archive import CHUNK

FILES = "files"
FILE_COLUMNS = ("name", "size", "hash")


class Taker(Protocol):
    """What takes bytes."""

    def write(self, content: bytes, /) -> object:
        """Take them."""
        ...


def table_name(label: str) -> str:
    """Return the name of a table's part."""
    return f"tables/{label}.jsonl"


def chunks_of(source: IO[bytes]) -> Iterator[bytes]:
    """Yield what is left of a stream, some of it at a time."""
    while chunk := source.read(CHUNK):
        yield chunk


def copied(source: IO[bytes], target: Taker) -> tuple[int, str]:
    """Copy a stream; return its size and hash."""
    size, whole = 0, sha256()
    for chunk in chunks_of(source):
        target.write(chunk)
        whole.update(chunk)
        size += len(chunk)
    return size, whole.hexdigest()
