"""Whatever a package holds, it is read or refused in a sentence; nothing breaks."""

from __future__ import annotations

import json
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kumaja.foundation.imports.domain.records import BrokenFile
from kumaja.help.interchange.domain.hsds.tables import COLUMNS
from kumaja.help.interchange.tests.packages import OLD, csv_of, read
from kumaja.help.interchange.tests.test_hsds_json import SERVICE

CELLS = st.sampled_from(
    ["", " ", "1", "7", "5", "NULL", "-1", "1e999", "nan", "2026-02-30", "25:00", "MO,XX", "=1+1"]
) | st.text(st.characters(codec="utf-8"), max_size=8)
VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6)
KEYS = sorted({"contents", "schedules", "phones", *COLUMNS, *COLUMNS["service"]})
ANY = st.recursive(
    VALUES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)
    ),
    max_leaves=8,
)


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, list[dict[str, object]]]:
    """Draw the tables of a package in which cells, columns and rows are something else."""
    tables = {name: [dict(row) for row in rows] for name, rows in OLD.items()}
    for _ in range(draw(st.integers(1, 6))):
        name = draw(st.sampled_from(sorted(tables)))
        rows = tables[name]
        if not rows or draw(st.booleans()):
            columns = [*OLD[name][0], *sorted(COLUMNS["schedule"])]
            rows.append(draw(st.dictionaries(st.sampled_from(columns), CELLS, max_size=4)))
        else:
            row = draw(st.sampled_from(rows))
            row[draw(st.sampled_from(sorted(row) or ["id"]))] = draw(CELLS)
    return tables


@settings(max_examples=60, deadline=None)
@given(spoilt(), st.sampled_from(["utf-8", "utf-16"]), st.sampled_from(",;\t"))
def test_no_table_breaks_it(
    tables: dict[str, list[dict[str, object]]], encoding: str, delimiter: str
) -> None:
    with tempfile.TemporaryDirectory() as folder, suppress(BrokenFile):
        for name, rows in tables.items():
            content = csv_of(rows, delimiter).encode(encoding)
            Path(folder, f"{name}.csv").write_bytes(content)
        found = read(Path(folder))
        assert all(each.source_id and each.label for each in found.records)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_break_it(content: bytes) -> None:
    for name in ("services.csv", "services.json", "p.zip", "organizations.ndjson"):
        with tempfile.TemporaryDirectory() as folder, suppress(BrokenFile):
            Path(folder, name).write_bytes(content)
            read(Path(folder, name))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SERVICE)), ANY, ANY)
def test_no_json_breaks_it(name: str, value: Any, beside: Any) -> None:  # noqa: ANN401 - anything
    with tempfile.TemporaryDirectory() as folder, suppress(BrokenFile):
        Path(folder, "services.json").write_text(json.dumps([SERVICE | {name: value}, beside]))
        read(Path(folder))
