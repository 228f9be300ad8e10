"""Open data: the same records as JSON lines and as CSV."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from kumaja.foundation.files.engine.csv_tables import csv_lines
from kumaja.front.archive.engine.files import Files
from kumaja.front.archive.queries.records import Record

ENDINGS: Final = ("csv", "jsonl")
Take = Callable[[Record], None]


@contextmanager
def tables(files: Files, name: str) -> Iterator[Take]:
    """Open both files of one kind; yields what takes its records, one by one."""
    columns: list[str] = []
    with files.opened(f"data/{name}.jsonl") as lines, files.opened(f"data/{name}.csv") as table:

        def take(record: Record) -> None:
            lines(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
            is_first = not columns
            columns.extend(record if is_first else ())
            row = [_cell(record.get(column)) for column in columns]
            for line in csv_lines([columns, row] if is_first else [row], with_mark=is_first):
                table(line)

        yield take


def _cell(value: object) -> Any:  # noqa: ANN401 - any plain value
    """Return a cell of the table; what is no plain value as JSON."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return value
