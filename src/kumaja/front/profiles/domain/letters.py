"""The alphabet of a list that is ordered by `sort_key`: å ä ö last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# The last letters stand in the key as z and one more sign (language.domain.keys).
_LAST = {"za": "Z", "zb": "Å", "zc": "Ä", "zd": "Ö"}
NUMBERS = "0–9"
OTHER = "#"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, how many names begin with it, and how many stand before them."""

    letter: str
    count: int
    before: int

    def page(self, size: int) -> int:
        """Return the page on which its first name stands."""
        return self.before // size + 1


def letter_of(key: str) -> str:
    """Return the letter of a sort key; all numbers share one sign, as do other scripts."""
    if key[:1] == "z":
        return _LAST.get(key[:2], OTHER)
    return key[:1].upper() if key[:1].isalpha() else NUMBERS


def alphabet_of(counts: Iterable[tuple[str, int]]) -> list[Letter]:
    """Return the letters of an ordered list from the beginnings of its keys, in the list's order.

    `counts`: the first two signs of the keys with how many begin so, ordered.
    """
    letters: list[Letter] = []
    before = 0
    for beginning, count in counts:
        letter = letter_of(beginning)
        if letters and letters[-1].letter == letter:
            last = letters.pop()
            letters.append(Letter(letter, last.count + count, last.before))
        else:
            letters.append(Letter(letter, count, before))
        before += count
    return letters
