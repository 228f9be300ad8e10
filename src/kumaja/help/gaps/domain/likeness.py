"""Who is alike: by the words they share, each word weighing the more the fewer have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import log

Key = int
Word = int


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike somebody is: the sum of what the shared words weigh; rarest shared word first."""

    key: Key
    weight: float
    shared: tuple[Word, ...]


def rarity(holders: Mapping[Word, int], everyone: int) -> dict[Word, float]:
    """Return what each word weighs: ln(1 + everyone / holders), so that even a common one counts.

    The fewer hold a word the more it weighs; a word that nobody holds is left out.
    """
    return {word: log(1 + everyone / count) for word, count in holders.items() if count > 0}


def alike(
    own: Key, pairs: Iterable[tuple[Key, Word]], *, besides: Collection[Key] = (), most: int
) -> list[Likeness]:
    """Return those most like `own`, at most so many: who shares its words, heaviest sum first.

    `pairs`: who holds which word, of all words that `own` holds, each pair once; who stands in
    `besides` is left out but makes a word as common as it is. The key decides a tie.
    """
    words_of: dict[Key, list[Word]] = {}
    for key, word in pairs:
        words_of.setdefault(key, []).append(word)
    counts = Counter(word for words in words_of.values() for word in words)
    weights = rarity(counts, len(words_of))
    mine = frozenset(words_of.get(own, ()))
    left_out = frozenset(besides) | {own}
    sums = (
        (sum(weights[word] for word in words if word in mine), key)
        for key, words in words_of.items()
        if key not in left_out
    )
    best = sorted(((-weight, key) for weight, key in sums if weight > 0))[:most]
    return [Likeness(key, -weight, _rarest(words_of[key], mine, weights)) for weight, key in best]


def _rarest(
    words: Iterable[Word], mine: Collection[Word], weights: Mapping[Word, float]
) -> tuple[Word, ...]:
    return tuple(
        sorted((word for word in words if word in mine), key=lambda word: (-weights[word], word))
    )
