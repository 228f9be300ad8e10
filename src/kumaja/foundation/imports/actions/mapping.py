"""What a room gives so that its rows can be brought in: this room knows no model."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import Protocol

from kumaja.foundation.imports.domain.records import Record, Refusal, Standing, Values
from kumaja.foundation.regions.models import Region

BATCH = 100
Progress = Callable[[int, int], None]


def quiet(done: int, total: int) -> None:
    """Tell nobody how far it has come."""
    del done, total


class Mapping(Protocol):
    """A way from a source to rows: what it reads, what stands here, how to write and take back."""

    kind: str
    source: str

    def read(self, path: Path) -> Iterator[Record | Refusal]:
        """Yield what the source holds, what others refer to first; raises BrokenFile."""
        ...

    def current(
        self, kind: str, source_ids: Collection[str], region: Region | None
    ) -> dict[str, Standing]:
        """Return the rows that stand here for these records, archived ones too."""
        ...

    def apply(
        self,
        kind: str,
        source_id: str,
        values: Values,
        *,
        standing: Standing | None,
        region: Region | None,
        actor: object | None,
        now: datetime,
    ) -> tuple[str, str]:
        """Write the given fields; returns label and key. Raises ValidationError."""
        ...

    def undo(
        self,
        kind: str,
        standing: Standing,
        before: Values | None,
        *,
        region: Region | None,
        actor: object | None,
        now: datetime,
    ) -> None:
        """Give back the fields, or archive the row when nothing was before; raises StillNeeded."""
        ...
