"""Folders, packed files and single files, looked at before anything of them is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from kumaja.foundation.files.domain.limits import MEGABYTE
from kumaja.foundation.imports.domain.records import BrokenFile
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.help.interchange.domain.hsds import faults
from kumaja.help.interchange.engine.json_files import NOT_THERE

LARGEST, LARGEST_WHOLE, MOST_FILES = 400 * MEGABYTE, 1000 * MEGABYTE, 2000
_MOST_PACKED, _HARMLESS = 200, 10 * MEGABYTE  # a text packs ten times, a bomb a thousand times
_ENCRYPTED = 0x1
_READ = frozenset({".csv", ".tsv", ".txt", ".json", ".ndjson", ".jsonl", ".geojson"})


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a package, by its path within it."""

    name: str
    path: Path
    archive: Path | None = None

    @property
    def stem(self) -> str:
        """Its name without folders and ending."""
        return PurePosixPath(self.name).stem

    @property
    def suffix(self) -> str:
        """Its ending in small letters."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def folder(self) -> str:
        """The folder in which it lies."""
        return str(PurePosixPath(self.name).parent)

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Open it for reading; raises BrokenFile when it can't be."""
        try:
            if self.archive is None:
                with self.path.open("rb") as stream:
                    yield stream
            else:
                with zipfile.ZipFile(self.archive) as archive, archive.open(self.name) as packed:
                    yield io.BufferedReader(packed)  # type: ignore[type-var]
        except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError) as wrong:
            raise BrokenFile(Sentence(faults.BROKEN_ARCHIVE, {"file": self.name})) from wrong
        except OSError as wrong:
            raise BrokenFile(Sentence(NOT_THERE, {"file": self.name})) from wrong


def members_of(path: Path) -> list[Member]:
    """Return the files of a package in the order of their names; raises BrokenFile."""
    try:
        if path.is_dir():
            return _of_folder(path)
        if path.is_file():
            is_packed = path.suffix.lower() == ".zip" or zipfile.is_zipfile(path)
            return _of_archive(path) if is_packed else [_checked(path, path.name)]
    except (OSError, ValueError):
        pass
    raise BrokenFile(Sentence(NOT_THERE, {"file": path.name}))


def _of_folder(path: Path) -> list[Member]:
    files = [file for file in sorted(path.rglob("*")) if file.is_file() and not file.is_symlink()]
    wanted = [file for file in files if file.suffix.lower() in _READ]
    if len(wanted) > MOST_FILES:
        raise BrokenFile(Sentence(faults.TOO_LARGE, {"file": path.name}))
    named = ((file, file.relative_to(path).as_posix()) for file in wanted)
    return [_checked(file, name) for file, name in named if "/." not in f"/{name}"]


def _checked(file: Path, name: str) -> Member:
    if file.stat().st_size > LARGEST:
        raise BrokenFile(Sentence(faults.TOO_LARGE, {"file": name}))
    return Member(name, file)


def _of_archive(path: Path) -> list[Member]:
    """Return the files of a packed one; the sizes in its list hold: unpacking stops there."""
    told: dict[str, str | int] = {"file": path.name}
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, ValueError, RuntimeError, NotImplementedError) as wrong:
        raise BrokenFile(Sentence(faults.BROKEN_ARCHIVE, told)) from wrong
    if any(_reaches_out(entry.filename) for entry in entries):
        raise BrokenFile(Sentence(faults.UNSAFE_ARCHIVE, told))
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise BrokenFile(Sentence(faults.LOCKED_ARCHIVE, told))
    if _is_bomb(entries):
        raise BrokenFile(Sentence(faults.LARGE_ARCHIVE, told))
    names = sorted(entry.filename for entry in entries)
    found = [Member(name, path, path) for name in names if not _is_hidden(name)]
    return [member for member in found if member.suffix in _READ]


def _is_bomb(entries: list[zipfile.ZipInfo]) -> bool:
    whole, packed = (
        sum(each.file_size for each in entries),
        sum(each.compress_size for each in entries),
    )
    is_tight = whole > _HARMLESS and whole > packed * _MOST_PACKED
    is_large = whole > LARGEST_WHOLE or any(each.file_size > LARGEST for each in entries)
    return is_tight or is_large or len(entries) > MOST_FILES


def _is_hidden(name: str) -> bool:
    return "/." in f"/{name}" or "__MACOSX/" in name


def _reaches_out(name: str) -> bool:
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ".." in PurePosixPath(plain).parts or ":" in plain
