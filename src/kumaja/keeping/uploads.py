"""Puts uploaded files back into their folder; takes them away again when restoring fails."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

from kumaja.foundation.files.engine.store import StrangeName, drop, path_of
from kumaja.foundation.files.models import StoredFile
from kumaja.keeping.archive import Reader
from kumaja.keeping.faults import Damaged, Refused
from kumaja.keeping.manifest import Uploaded
from kumaja.keeping.parts import FILES, copied


class Uploads:
    """The files of one restore."""

    def __init__(self) -> None:
        self._before = set(names_on_disk())
        self._put: list[str] = []

    def put(self, reader: Reader, upload: Uploaded) -> None:
        """Write one file, whole or not at all; raises Refused when the disk does not take it."""
        try:
            path = path_of(upload.name)
        except StrangeName as wrong:
            raise Damaged(f"{upload.name} is no name of an uploaded file.") from wrong
        with reader.part(f"{FILES}/{upload.name}") as source:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                half = path.with_suffix(".half")
                with half.open("wb") as target:
                    copied(source, target)
                    target.flush()
                    os.fsync(target.fileno())
                half.replace(path)
            except OSError as wrong:
                raise Refused(f"The file {path} can't be written: {wrong.strerror}.") from wrong
        self._put.append(upload.name)

    def take_back(self) -> None:
        """Delete what was put and had not been there."""
        for name in self._put:
            if name not in self._before:
                drop(name)

    def drop_strangers(self) -> int:
        """Delete what was there before and belongs to no row any more; return how many."""
        known = set(StoredFile.objects.values_list("code", flat=True))
        strangers = self._before - known
        for name in strangers:
            drop(name)
        return len(strangers)


def names_on_disk() -> list[str]:
    """Return the names of all uploaded files that lie in the folder."""
    folder = Path(settings.DATA) / "files"
    return sorted(file.name for file in folder.glob("??/*") if file.suffix == "")
