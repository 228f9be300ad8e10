"""A disk that keeps only what was fsynced: SQLite's own file layer, watched from outside.

Each file is copied to a second folder when, and only when, SQLite has it synced. What that folder
holds is what a machine finds after its power was cut, all that was merely written being lost.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import fcntl
import shutil
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_void_p, cast
from pathlib import Path
from typing import Any, ClassVar

# The name goes on as the pointer that it came as: SQLite keeps it as long as the file is open.
_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


class _Layer(Structure):
    """The beginning of `sqlite3_vfs`."""

    _fields_: ClassVar = [
        ("version", c_int), ("file_size", c_int), ("longest", c_int), ("next", c_void_p),
        ("name", c_char_p), ("data", c_void_p), ("open", c_void_p),
    ]  # fmt: skip


class _Methods(Structure):
    """`sqlite3_io_methods`: closing, reading, writing and cutting come before syncing."""

    _fields_: ClassVar = [
        ("version", c_int), ("before", c_void_p * 4), ("sync", c_void_p), ("after", c_void_p * 13)
    ]  # fmt: skip


_held: list[Any] = []  # what SQLite points to must not be collected


def keep_what_is_synced(data: Path, durable: Path) -> None:
    """Copy each database file of `data` to `durable` whenever it is synced, from now on."""
    library = ctypes.CDLL(_sqlite3.__file__)
    library.sqlite3_vfs_find.restype = POINTER(_Layer)
    layer = library.sqlite3_vfs_find(None).contents
    really_open = _OPEN(layer.open)
    watched: dict[int, tuple[Path, Any]] = {}

    @_SYNC
    def sync(file: int, flags: int) -> int:
        path, really_sync = watched[file]
        with (durable / ".order").open("w") as order:
            fcntl.flock(order, fcntl.LOCK_EX)
            answer: int = really_sync(file, flags)
            half = durable / f".{path.name}"
            shutil.copyfile(path, half)
            half.rename(durable / path.name)
        return answer

    @_OPEN
    def opened(vfs: int, name: int | None, file: int, flags: int, out: int | None) -> int:
        answer: int = really_open(vfs, name, file, flags, out)
        path = Path(ctypes.string_at(name).decode()) if name else None
        if answer == 0 and path is not None and path.parent == data:
            place = cast(file, POINTER(c_void_p))
            methods = _Methods.from_buffer_copy(cast(place[0], POINTER(_Methods)).contents)
            watched[file] = (path, _SYNC(methods.sync))
            methods.sync = cast(sync, c_void_p)
            place[0] = ctypes.addressof(methods)
            _held.append(methods)
        return answer

    _held.extend([layer, really_open, sync, opened])
    layer.open = cast(opened, c_void_p)
