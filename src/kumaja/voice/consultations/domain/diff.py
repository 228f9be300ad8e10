"""What changed between two texts, word by word: for `del` and `ins`, readable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

_TOKEN: Final = re.compile(r"\w+(?:[-:’']\w+)*|\s+|[^\w\s]")
_ISLAND: Final = 3  # so few words left standing between two changes are read with the changes


class Kind(StrEnum):
    """What happened to a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of text and what happened to it."""

    kind: Kind
    text: str


Step = tuple[str, str]  # what stood there, what stands there now


def diff(old: str, new: str) -> list[Change]:
    """Return the pieces in reading order.

    Same and removed together are the old text, same and added together the new one, to the sign.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    return list(_changes(_without_islands(_steps(before, after))))


def _steps(before: Sequence[str], after: Sequence[str]) -> Iterator[Step]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        yield "".join(before[start:end]), "".join(after[first:last])


def _without_islands(steps: Iterable[Step]) -> list[Step]:
    """Return the steps, with what stands alone between two changes taken into them."""
    joined: list[Step] = []
    waiting = list(steps)
    for place, (before, after) in enumerate(waiting):
        is_between = 0 < place < len(waiting) - 1
        is_island = before == after and is_between and _is_island(before)
        if joined and (is_island or before != after) and joined[-1][0] != joined[-1][1]:
            joined[-1] = (joined[-1][0] + before, joined[-1][1] + after)
        else:
            joined.append((before, after))
    return joined


def _is_island(text: str) -> bool:
    return len(re.findall(r"\w+", text)) < _ISLAND and not re.search(r"[.!?]\s", text)


def _changes(steps: Iterable[Step]) -> Iterator[Change]:
    for before, after in steps:
        if before == after:
            yield Change(Kind.SAME, before)
        else:
            yield from (Change(Kind.REMOVED, before),) if before else ()
            yield from (Change(Kind.ADDED, after),) if after else ()
