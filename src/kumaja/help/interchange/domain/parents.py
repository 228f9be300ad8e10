"""Which organisation belongs to which: never a ring, those above first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kumaja.help.interchange.domain.ptv import Organisation


def parents_of(told: Mapping[str, Organisation]) -> dict[str, str]:
    """Return to which organisation each belongs, when that one is told too; rings are left out."""
    named = {child: each.source_id for each in told.values() for child in each.children}
    named |= {each.source_id: each.parent for each in told.values() if each.parent}
    return {
        child: parent
        for child, parent in named.items()
        if child in told and parent in told and not _is_ring(child, named)
    }


def _is_ring(child: str, parents: Mapping[str, str]) -> bool:
    seen = {child}
    above = parents.get(child, "")
    while above:
        if above in seen:
            return True
        seen.add(above)
        above = parents.get(above, "")
    return False


def parents_first(
    told: Mapping[str, Organisation], parents: Mapping[str, str]
) -> Iterator[Organisation]:
    """Yield the organisations so that each comes after the one it belongs to."""
    done: set[str] = set()
    for each in told.values():
        line = [each.source_id]
        while (above := parents.get(line[-1], "")) and above not in done:
            line.append(above)
        for name in reversed(line):
            if name not in done:
                done.add(name)
                yield told[name]
