"""How much is taken in at once."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a file or a table may hold."""

    size: int = 20 * MEGABYTE
    unpacked_size: int = 200 * MEGABYTE
    entries: int = 2_000
    rows: int = 100_000
    columns: int = 500


USUAL = Limits()
