"""Proofs of the log as it stands, each from a few entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kumaja.foundation.ledger.domain.proofs import consistency_stretches, inclusion_stretches
from kumaja.foundation.ledger.domain.subtrees import Kept, Stretch, positions_for, root_over
from kumaja.foundation.ledger.models import Checkpoint, Entry

Roots = tuple[str, ...]


class LogDamaged(Exception):
    """Entries that a proof needs are not there; `kumaja verify` says which."""


def latest_checkpoint() -> Checkpoint | None:
    """Return the newest signed root, None before the first."""
    return Checkpoint.objects.order_by("-size").first()


def inclusion_path(position: int, size: int) -> Roots:
    """Return the path from the leaf at a position to the root of so many leaves."""
    return inclusion_paths([position], size)[0]


def inclusion_paths(positions: Sequence[int], size: int) -> list[Roots]:
    """Return the path of each position, from one statement."""
    wanted = [inclusion_stretches(position, size) for position in positions]
    kept = _kept(stretch for stretches in wanted for stretch in stretches)
    return [tuple(root_over(stretch, kept) for stretch in stretches) for stretches in wanted]


def consistency_path(old: int, new: int) -> Roots:
    """Return the proof that the log of `new` leaves begins with all of the first `old`."""
    stretches = consistency_stretches(old, new)
    kept = _kept(stretches)
    return tuple(root_over(stretch, kept) for stretch in stretches)


def root_at(size: int) -> str:
    """Return the root of the first so many leaves, as they stand here now; raises LogDamaged."""
    stretch = Stretch(0, size)
    return root_over(stretch, _kept([stretch]))


def _kept(stretches: Iterable[Stretch]) -> dict[int, Kept]:
    """Return what the log keeps where the stretches must be looked up."""
    positions = {place for stretch in stretches for place in positions_for(stretch)}
    rows = Entry.objects.filter(position__in=positions)
    kept = {
        position: Kept(leaf, subtree)
        for position, leaf, subtree in rows.values_list("position", "leaf", "subtree")
    }
    if missing := positions - kept.keys():
        raise LogDamaged(min(missing))
    return kept
