"""The file of a backup: a ZIP that any tool opens, closed by a seal over every byte of it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, cast

from kumaja.keeping.faults import Damaged, Refused

README = "READ-ME.txt"
MANIFEST = "manifest.json"
WELCOME = b"""This is a backup of Kumaja. It holds personal data: keep it as you keep the database.

Look at it:   kumaja verify FILE
Restore it:   kumaja restore FILE

tables/*.jsonl   one line a row, its columns as manifest.json names them
files/*          what people uploaded; files.jsonl lists them
manifest.json    what is in here: counts, hashes, the version that made it
"""
CHUNK = 1 << 20
_SEAL = b"Kumaja backup, sealed by SHA-256 "
_OPEN = b"0" * 64
_LARGEST_MANIFEST = 50_000_000
_ZIP = b"PK\x03\x04"
BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError,
    RuntimeError, OverflowError,
)  # fmt: skip


class _Hashing:
    """Writes on, and hashes what goes by; it can't go back, so that a ZIP is written in one go."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self.hash = sha256()

    def write(self, content: bytes) -> int:
        """Take what the ZIP writes."""
        self.hash.update(content)
        return self._target.write(content)

    def flush(self) -> None:
        """Pass on what is held."""
        self._target.flush()


class Writer:
    """Takes the parts of a backup, one after the other."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._zip = packed

    @contextmanager
    def part(self, name: str) -> Iterator[IO[bytes]]:
        """Yield what takes the bytes of one part."""
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        with (
            self._zip.open(info, "w", force_zip64=True) as raw,
            io.BufferedWriter(cast("io.RawIOBase", raw), CHUNK) as out,
        ):
            yield out

    def put(self, name: str, content: bytes) -> None:
        """Write a part that is small."""
        with self.part(name) as out:
            out.write(content)


@contextmanager
def sealed(target: IO[bytes]) -> Iterator[Writer]:
    """Yield a writer; at the end the hash of all bytes is written into the last 64 of them."""
    passing = _Hashing(target)
    with zipfile.ZipFile(cast("IO[bytes]", passing), "w", allowZip64=True) as packed:
        writer = Writer(packed)
        packed.writestr(zipfile.ZipInfo(README), WELCOME)
        yield writer
        packed.comment = _SEAL + _OPEN
    target.flush()
    target.seek(-len(_OPEN), io.SEEK_END)
    target.write(passing.hash.hexdigest().encode())


class Reader:
    """Reads the parts of a backup; whatever is wrong with them is raised as Damaged."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._zip = packed

    def manifest(self) -> bytes:
        """Return the table of contents; raises Refused when there is none."""
        if MANIFEST not in self._zip.namelist():
            raise Refused("This is a ZIP file, but not a backup of Kumaja.")
        with self.part(MANIFEST) as opened:
            return opened.read(_LARGEST_MANIFEST)

    @contextmanager
    def part(self, name: str) -> Iterator[IO[bytes]]:
        """Yield one part to read."""
        try:
            with self._zip.open(name) as opened:
                yield opened
        except KeyError as wrong:
            raise Damaged(f"{name} is not in the backup.") from wrong
        except BROKEN as wrong:
            raise Damaged(f"{name} is damaged.") from wrong


@contextmanager
def opened(file: Path) -> Iterator[Reader]:
    """Yield a reader; raises Refused when the file is missing, foreign or cut short."""
    try:
        packed = zipfile.ZipFile(file)
    except FileNotFoundError as wrong:
        raise Refused(f"There is no file {file}.") from wrong
    except (IsADirectoryError, PermissionError) as wrong:
        raise Refused(f"{file} can't be read: {wrong.strerror}.") from wrong
    except BROKEN as wrong:
        raise _cut_or_foreign(file) from wrong
    with packed:
        yield Reader(packed)


def _cut_or_foreign(file: Path) -> Refused:
    """Return why a file is no ZIP: ours that lost its end, or never one."""
    with file.open("rb") as read:
        head = read.read(200)
    if head.startswith(_ZIP) and README.encode() in head:
        return Damaged("The backup is damaged or cut short: its end is not there.")
    return Refused(f"{file} is not a backup of Kumaja.")


def is_sealed(file: Path) -> bool:
    """Test whether every byte is as it was written."""
    left = file.stat().st_size - len(_OPEN)
    seal = sha256()
    with file.open("rb") as read:
        while left > 0 and (chunk := read.read(min(CHUNK, left))):
            seal.update(chunk)
            left -= len(chunk)
        seal.update(_OPEN)
        return read.read() == seal.hexdigest().encode()
