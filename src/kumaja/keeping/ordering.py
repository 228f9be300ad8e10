"""In which order tables are written: what others point to comes first."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def in_order(needs: Mapping[str, Collection[str]]) -> list[str]:
    """Return all names, each after those it needs; of equals the smaller name first.

    Names that need each other in a ring stand side by side, before what needs the ring: rows of a
    ring can be in any order, since the database is asked for its foreign keys only at the end.
    """
    missing = {name: set(lower) & set(needs) for name, lower in needs.items()}
    placed: list[str] = []
    while missing:
        name = min(missing, key=lambda each: (len(_all_below(each, missing)), each))
        del missing[name]
        for lower in missing.values():
            lower.discard(name)
        placed.append(name)
    return placed


def _all_below(name: str, needs: Mapping[str, Collection[str]]) -> set[str]:
    """Return what the name needs, and what that needs, but not itself."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for lower in needs[waiting.pop()]:
            if lower not in found:
                found.add(lower)
                waiting.append(lower)
    return found - {name}
