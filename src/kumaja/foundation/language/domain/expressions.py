"""Expressions in what people type: the same words in any form, any order, near each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Forms = frozenset[str]  # all forms by which one word may be met
_SLACK = 3  # words of the question that may stand between those of an expression


@dataclass(frozen=True, slots=True)
class Pattern:
    """The words of an expression, each with the forms by which it may be met."""

    words: tuple[Forms, ...]

    def is_among(self, asked: Forms) -> bool:
        """Test whether each of its words is among these forms; few are, and this is quick."""
        return not any(word.isdisjoint(asked) for word in self.words)

    def places_in(self, asked: Sequence[Forms]) -> tuple[int, ...] | None:
        """Return where its words stand in a question, None when not all stand near each other.

        Each word takes a place of its own; of several the first that fits is taken.
        """
        if not self.words:
            return None
        for start in range(len(asked)):
            window = range(start, min(start + len(self.words) + _SLACK, len(asked)))
            if found := _placed(self.words, asked, window):
                return found
        return None


def _placed(
    words: Sequence[Forms], asked: Sequence[Forms], window: range
) -> tuple[int, ...] | None:
    """Return a place in the window for each word, the first word of the window among them."""
    taken: list[int] = []
    for word in words:
        place = next((at for at in window if at not in taken and word & asked[at]), None)
        if place is None:
            return None
        taken.append(place)
    return tuple(sorted(taken)) if window.start in taken else None
