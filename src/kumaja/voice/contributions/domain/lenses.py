"""Positions with those who hold them, seen through a lens; a lens counts and changes nothing.

An organisation counts once, however many networks and persons it speaks through. Rows keep the
order that they were given in: a position of one stands like a position of twenty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Lens(StrEnum):
    """What is counted."""

    EQUAL = "equal"  # one organisation, one voice
    MEMBERS = "members"
    MUNICIPALITY = "municipality"  # in how many municipalities the holders are
    GROUP = "group"  # how many groups of people they speak for


@dataclass(frozen=True, slots=True)
class Holder:
    """An organisation behind a position; `members` is None when it has not told."""

    organisation_code: str
    through: frozenset[str] = frozenset()  # networks
    members: int | None = None
    municipalities: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Position:
    """What is held, by its code."""

    code: str
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A position under a lens: its count of a base, and how many of its holders that rests on."""

    position: str
    count: int
    base: int
    covered: int  # holders that told what the lens asks
    holders: int

    @property
    def is_whole(self) -> bool:
        """Test whether every holder told: if not, the count is at least so much."""
        return self.covered == self.holders


Told = Mapping[str, Holder]


def weigh(positions: Sequence[Position], lens: Lens) -> tuple[Row, ...]:
    """Return a row for each position, in their order; the base is the same for all of them."""
    told = merge(holder for position in positions for holder in position.holders)
    base, _ = _COUNTS[lens](told.values())
    return tuple(_row(position, lens, told, base) for position in positions)


def merge(holders: Iterable[Holder]) -> dict[str, Holder]:
    """Return each organisation once, with all that was told of it anywhere."""
    told: dict[str, Holder] = {}
    for holder in holders:
        known = told.setdefault(holder.organisation_code, holder)
        if known is not holder:
            told[holder.organisation_code] = _joined(known, holder)
    return told


def _row(position: Position, lens: Lens, told: Told, base: int) -> Row:
    codes = sorted({holder.organisation_code for holder in position.holders})
    count, covered = _COUNTS[lens]([told[code] for code in codes])
    return Row(position.code, count, base, covered, len(codes))


def _joined(one: Holder, other: Holder) -> Holder:
    """Return one holder of two records; of two figures the larger, as both may be told in parts."""
    members = [told for told in (one.members, other.members) if told is not None]
    return Holder(
        organisation_code=one.organisation_code,
        through=one.through | other.through,
        members=max(members, default=None),
        municipalities=one.municipalities | other.municipalities,
        groups=one.groups | other.groups,
    )


def _voices(holders: Iterable[Holder]) -> tuple[int, int]:
    count = len(list(holders))
    return count, count


def _members(holders: Iterable[Holder]) -> tuple[int, int]:
    told = [holder.members for holder in holders if holder.members is not None]
    return sum(told), len(told)


def _municipalities(holders: Iterable[Holder]) -> tuple[int, int]:
    return _different([holder.municipalities for holder in holders])


def _groups(holders: Iterable[Holder]) -> tuple[int, int]:
    return _different([holder.groups for holder in holders])


def _different(sets: Sequence[frozenset[str]]) -> tuple[int, int]:
    return len(frozenset().union(*sets)), sum(map(bool, sets))


# What a lens counts in some organisations, and how many of them told it.
_COUNTS: Mapping[Lens, Callable[[Iterable[Holder]], tuple[int, int]]] = {
    Lens.EQUAL: _voices,
    Lens.MEMBERS: _members,
    Lens.MUNICIPALITY: _municipalities,
    Lens.GROUP: _groups,
}
