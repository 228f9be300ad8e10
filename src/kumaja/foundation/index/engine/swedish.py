"""Swedish compounds, taken apart and found by the words that the index knows.

Swedish has no free dictionary that splits well; but a directory's own words do: who has `stöd` and
`grupp` can read `stödgrupp`, and who looks for `sorg` finds `sorggrupp`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from kumaja.foundation.index.engine.reader import Copy
from kumaja.foundation.language.domain.words import Word
from kumaja.foundation.language.engine.analysers import analyse

_SHORTEST: Final = 3  # of a part: vård, stöd, sorg; shorter ones are endings
_LINKS: Final = ("", "s", "e", "o", "u", "a")  # barn-s-ben, sorg-e-hus, kyrk-o-gård
_MOST: Final = 30


class SwedishSplitter:
    """Splits words by what stands in the index."""

    def __init__(self, copy: Copy) -> None:
        self._copy, self._spelled = copy, copy.spelled

    def word(self, typed: str) -> Word:
        """Return what a typed word is made of, and the known compounds that it is part of."""
        stems = analyse("sv", typed)
        parts = [stem for part in self.parts(typed) for stem in analyse("sv", part).lemmas]
        wholes = [
            stem
            for whole in islice(self._wholes(typed), _MOST)
            for stem in analyse("sv", whole).lemmas
        ]
        return replace(stems, parts=_once(parts), wholes=_once(wholes))

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the parts of a compound; empty when the index knows no two words in it.

        Of several splits the one whose rarest part is commonest.
        """
        splits = [
            (min(self._count(left), self._count(right)), left, right)
            for at in range(_SHORTEST, len(word) - _SHORTEST + 1)
            if self._is_word(right := word[at:])
            for left in self._begun(word[:at])
        ]
        if not splits:
            return ()
        _count, left, right = max(splits)
        return (*(self.parts(left) or (left,)), *(self.parts(right) or (right,)))

    def _begun(self, beginning: str) -> Iterator[str]:
        """Yield the words that a compound may begin with, without the sign that links it on."""
        for link in _LINKS:
            left = beginning.removesuffix(link) if link else beginning
            if len(left) >= _SHORTEST and (not link or left != beginning) and self._is_word(left):
                yield left

    def _wholes(self, part: str) -> Iterator[str]:
        """Yield the compounds of the index that begin or end with a word."""
        if len(part) <= _SHORTEST:
            return
        for whole in self._spelled.beginning("sv", part):
            if self._is_rest(whole[len(part) :]):
                yield whole
        for whole in self._spelled.ending(part):
            if any(True for _ in self._begun(whole[: -len(part)])):
                yield whole

    def _is_rest(self, rest: str) -> bool:
        """Test whether what follows a word makes it a compound, and is no mere ending."""
        return any(
            len(rest) - len(link) > _SHORTEST
            and rest.startswith(link)
            and self._is_word(rest[len(link) :])
            for link in _LINKS
        )

    def _is_word(self, word: str) -> bool:
        return self._spelled.has("sv", word)

    def _count(self, word: str) -> int:
        """Return about how many rows have a word."""
        return sum(self._copy.count("sv", stem) for stem in analyse("sv", word).lemmas)


def _once(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
