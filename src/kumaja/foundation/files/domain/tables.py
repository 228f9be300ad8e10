"""A list as a table to take along: which sorts there are, and where they are had."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from kumaja.foundation.files.domain.kinds import FileKind

FORMAT: Final = "format"
TABLES: Final = {"csv": FileKind.CSV, "xlsx": FileKind.XLSX}


@dataclass(frozen=True, slots=True)
class TableLinks:
    """Where a list is had as a table, on the same filters."""

    csv: str
    xlsx: str


def table_links(path: str, pairs: Iterable[tuple[str, str]] = ()) -> TableLinks:
    """Return the addresses of a page's list as tables: its own, with what it is narrowed by."""
    kept = [pair for pair in pairs if pair[0] not in {"page", FORMAT}]
    return TableLinks(*(f"{path}?{urlencode([*kept, (FORMAT, kind)])}" for kind in TABLES))
