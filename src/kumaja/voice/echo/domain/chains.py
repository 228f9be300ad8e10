"""Decisions that were recorded anew: the newest stands for all that it replaced."""

from __future__ import annotations

from collections.abc import Mapping


def newest_of(replaces: Mapping[int, int | None]) -> dict[int, int]:
    """Return row → the newest row of its chain; `replaces` tells of each row which one it replaced.

    A row that nothing replaced stands for itself.
    """
    later = {older: row for row, older in replaces.items() if older is not None}
    found: dict[int, int] = {}
    for row in replaces:
        last = row
        while last in later:
            last = later[last]
        found[row] = last
    return found
