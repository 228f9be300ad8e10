"""Open data: the same records as JSON lines and as CSV."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from kumaja.foundation.files.engine.csv_tables import csv_lines
from kumaja.front.archive.engine.files import Files
from kumaja.front.archive.queries.records import (
    Record,
    activity_record,
    handover_records,
    municipality_record,
    network_record,
    organisation_record,
)
from kumaja.front.archive.queries.told import Told

Source = Callable[[], Iterator[Record]]


def write_data(files: Files, told: Told) -> dict[str, int]:
    """Write each kind twice; returns how many of each there are."""
    sources: dict[str, Source] = {
        "organisations": lambda: map(organisation_record, told.organisations()),
        "activities": lambda: map(activity_record, told.activities()),
        "networks": lambda: (network_record(row, told.day) for row in told.networks()),
        "municipalities": lambda: map(municipality_record, told.municipalities()),
    }
    counts = {name: _write(files, name, source) for name, source in sources.items()}
    if told.region.closed_at is not None:
        _write(files, "handovers", lambda: handover_records(told.region))
    return counts


def _write(files: Files, name: str, source: Source) -> int:
    count = 0

    def lines() -> Iterator[str]:
        nonlocal count
        for record in source():
            count += 1
            yield json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"

    files.write(f"data/{name}.jsonl", lines())
    files.write(f"data/{name}.csv", csv_lines(_cells(source())))
    return count


def _cells(records: Iterator[Record]) -> Iterator[list[Any]]:
    """Yield the names of the columns, then a row a record; what is no plain value as JSON."""
    columns: list[str] = []
    for record in records:
        if not columns:
            columns = list(record)
            yield columns
        yield [_cell(record.get(column)) for column in columns]


def _cell(value: object) -> Any:  # noqa: ANN401 - any plain value
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return value
