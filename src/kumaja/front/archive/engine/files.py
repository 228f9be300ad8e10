"""Files of an archive as they are written: each with its checksum, none kept in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

SUMS: Final = "SHA256SUMS"
MANIFEST: Final = "manifest.json"
_BLOCK: Final = 1 << 16
Write = Callable[[str], None]


class Files:
    """A folder that is filled; `SHA256SUMS` names every file in the order it was finished."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0
        self._sums: IO[str] | None = None

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._sums = (self.folder / SUMS).open("x", encoding="utf-8", newline="\n")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        if self._sums is not None:
            self._sums.close()

    @contextmanager
    def opened(self, path: str) -> Iterator[Write]:
        """Open a file that is written part by part."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        whole = hashlib.sha256()
        with file.open("xb") as target:

            def write(part: str) -> None:
                content = part.encode("utf-8", "replace")
                whole.update(content)
                target.write(content)

            yield write
        self._note(path, whole.hexdigest())

    def write(self, path: str, text: str) -> None:
        """Write a file that is small enough to be made at once."""
        with self.opened(path) as write:
            write(text)

    def take_in(self, folder: str) -> None:
        """Note the files that another hand has written below a folder, in the order of names."""
        for file in sorted((self.folder / folder).rglob("*")):
            if file.is_file():
                self._note(file.relative_to(self.folder).as_posix(), checksum_of(file))

    def _note(self, path: str, checksum: str) -> None:
        assert self._sums is not None  # noqa: S101 - within the folder's own `with`
        self._sums.write(f"{checksum}  {path}\n")
        self.count += 1


def checksum_of(file: Path) -> str:
    """Return the checksum of a file, read in blocks."""
    whole = hashlib.sha256()
    with file.open("rb") as opened:
        while block := opened.read(_BLOCK):
            whole.update(block)
    return whole.hexdigest()
