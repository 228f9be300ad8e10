"""Packages of HSDS as files: tables of CSV with their description, and lists of JSON."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from kumaja.foundation.files.domain.cells import guarded
from kumaja.help.interchange.domain.hsds.package import WRITTEN, Cell, description
from kumaja.help.interchange.domain.hsds.writing import Line

DESCRIPTION = "datapackage.json"
_HARMLESS = re.compile(r"[+-]?[\d ()\-./]+")  # a phone number: no spreadsheet makes a command of it


class TableFiles:
    """The tables of a package, all open at once; each is whole at the end, or not there."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._stack = folder, ExitStack()
        self._writers: dict[str, csv.DictWriter[str]] = {}

    def __enter__(self) -> Self:
        self._stack.__enter__()
        for table in WRITTEN.values():
            opened = self._stack.enter_context(whole_file(self._folder / table.file))
            names = [column.name for column in table.columns]
            writer = csv.DictWriter(opened, names, lineterminator="\r\n")
            writer.writeheader()
            self._writers[table.name] = writer
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._stack.__exit__(kind, wrong, trace)

    def write(self, lines: Iterable[Line]) -> None:
        """Write rows, each into its table."""
        for table, cells in lines:
            self._writers[table].writerow({name: _told(cell) for name, cell in cells.items()})


def _told(cell: Cell) -> str:
    """Return a cell as text that no spreadsheet runs."""
    if not isinstance(cell, str):
        return repr(cell)
    text = cell.replace("\x00", "")
    return text if _HARMLESS.fullmatch(text) else guarded(text)


@contextmanager
def whole_file(path: Path) -> Iterator[IO[str]]:
    """Open a file for writing that takes its place when it is whole."""
    half = path.with_name(f"{path.name}.half")
    try:
        with half.open("w", encoding="utf-8", newline="", errors="replace") as opened:
            yield opened
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def write_description(folder: Path) -> None:
    """Write what the tables are."""
    with whole_file(folder / DESCRIPTION) as opened:
        json.dump(description(), opened, ensure_ascii=False, indent=1)
        opened.write("\n")


@contextmanager
def listed(path: Path) -> Iterator[Callable[[Mapping[str, object]], None]]:
    """Open a list of JSON, one record a line; yields what takes its records, one by one."""
    with whole_file(path) as opened:
        opened.write("[")
        between = "\n"

        def add(entry: Mapping[str, object]) -> None:
            nonlocal between
            opened.write(between + json.dumps(entry, ensure_ascii=False))
            between = ",\n"

        yield add
        opened.write("\n]\n")
