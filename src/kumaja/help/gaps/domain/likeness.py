"""Who is alike: by the words they share, each word weighing the more the fewer have it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
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

    `pairs`: who holds which word, each pair once. See `most_alike`.
    """
    holders: dict[Word, list[Key]] = {}
    for key, word in pairs:
        holders.setdefault(word, []).append(key)
    mine = {word: keys for word, keys in holders.items() if own in keys}
    return most_alike(own, mine, besides=besides, most=most)


def most_alike(
    own: Key, holders: Mapping[Word, Sequence[Key]], *, besides: Collection[Key] = (), most: int
) -> list[Likeness]:
    """Return those most like `own`, from its words and who holds each (`own` among them).

    Who stands in `besides` is left out but makes a word as common as it is. The key decides a tie.
    """
    everyone: set[Key] = set()
    everyone.update(*holders.values())
    weights = rarity({word: len(keys) for word, keys in holders.items()}, len(everyone))
    sums: dict[Key, float] = {}
    for word in sorted(holders):
        weight = weights[word]
        for key in holders[word]:
            sums[key] = sums.get(key, 0.0) + weight
    left_out = frozenset(besides) | {own}
    rows = ((-weight, key) for key, weight in sums.items() if key not in left_out)
    best = nsmallest(most, rows)
    shared = {key: [word for word in holders if key in holders[word]] for _, key in best}
    return [Likeness(key, -weight, _rarest(shared[key], weights)) for weight, key in best]


def _rarest(words: Iterable[Word], weights: Mapping[Word, float]) -> tuple[Word, ...]:
    return tuple(sorted(words, key=lambda word: (-weights[word], word)))
