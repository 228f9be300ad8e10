"""In which order tables are written: what others point to comes first."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def in_order(needs: Mapping[str, Collection[str]]) -> list[str]:
    """Return all names, each after those it needs; of equals the smaller name first.

    Where names need each other in a ring, the one that lacks fewest goes first: rows of a ring can
    stand in any order, since the database is asked for its foreign keys only at the end.
    """
    missing = {name: set(lower) & set(needs) - {name} for name, lower in needs.items()}
    placed: list[str] = []
    while missing:
        name = min(missing, key=lambda each: (len(missing[each]), each))
        del missing[name]
        for lower in missing.values():
            lower.discard(name)
        placed.append(name)
    return placed
