"""How alike two paragraphs are: by the stems they share, and by which stems follow each other.

A stem is the first letters of a word, so that a word in another case is the same word. The fewer
paragraphs have a stem, the more it weighs; a paragraph's own number (`§ 3`, `4.2`) weighs nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise
from math import log
from typing import Final

Bag = Counter[str]
Pairs = dict[tuple[int, int], float]
_STEM: Final = 5
_SHORT: Final = 3  # and, is, not: words of three letters or fewer say little
_LIGHT: Final = 0.3
_ORDER: Final = 0.5  # two stems in a row, beside the stems themselves
_COMMON: Final = 0.1  # who shares only what a tenth of the paragraphs have, is not compared
_FEW: Final = 12
_NOTHING: Final = 0.1
_TOKEN: Final = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
_NUMBER: Final = re.compile(
    r"""\s*(?:
        (?:§|kohta|luku|kappale|punkt|kapitel|kap\.|paragraf|avsnitt|section)\s*
            \d{1,3}(?:\.\d{1,2})*(?:\s?[a-zåäö]\b)?[.):]?
      | \d{1,3}\s?(?:[a-zåäö]\s)?(?:§|(?:luku|kap\.|kapitlet)(?!\w))
      | \d{1,2}(?:\.\d{1,2})*[.)]?(?=\s+[A-ZÅÄÖ”"])
      | \(?[a-zåäö]\)
      | [-–•*](?=\s)
    )\s*""",
    re.VERBOSE,
)


def without_number(text: str) -> str:
    """Return the paragraph without its own number, one space between words."""
    bare = _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text
    return " ".join((bare if bare.strip() else text).split())


def stems(text: str) -> list[str]:
    """Return the first letters of each word, in order; numbers whole."""
    return [token if token[0].isdigit() else token[:_STEM] for token in words(text)]


def words(text: str) -> list[str]:
    """Return the words and numbers in small letters, in order."""
    return _TOKEN.findall(text.casefold())


def bag_of(text: str) -> Bag:
    """Return the stems of a paragraph, and each pair of stems in a row."""
    found = stems(without_number(text))
    return Counter(found) + Counter(map(" ".join, pairwise(found)))


@dataclass(frozen=True, slots=True)
class Sheets:
    """Both versions as bags, and what each stem weighs in them together."""

    olds: tuple[Bag, ...]
    news: tuple[Bag, ...]
    weights: Mapping[str, float]

    def weight(self, bag: Bag) -> float:
        """Return what a bag weighs."""
        return sum(self.weights[part] * count for part, count in bag.items())

    def shared(self, one: Bag, other: Bag) -> float:
        """Return what two bags have in common weighs."""
        small, large = sorted((one, other), key=len)
        both = ((part, min(count, large[part])) for part, count in small.items() if part in large)
        return sum(self.weights[part] * count for part, count in both)

    def within(self, part: Bag, whole: Bag) -> float:
        """Return how much of a part the whole holds, from 0 to 1."""
        return self.shared(part, whole) / (self.weight(part) or 1)

    def pairs(self) -> Pairs:
        """Return (old, new) → likeness from 0 to 1, of those that share what is rare."""
        own, others = [[self.weight(bag) for bag in side] for side in (self.olds, self.news)]
        likenesses = {
            (old, new): 2
            * self.shared(self.olds[old], self.news[new])
            / ((own[old] + others[new]) or 1)
            for old, new in self._meetings() | self._twins()
        }
        return {pair: value for pair, value in likenesses.items() if value > _NOTHING}

    def _meetings(self) -> set[tuple[int, int]]:
        """Return the pairs worth comparing: for each paragraph, those that share the rarest."""
        onward = _nearest(self.olds, self.news, self.weights)
        back = _nearest(self.news, self.olds, self.weights)
        return onward | {(old, new) for new, old in back}

    def _twins(self) -> set[tuple[int, int]]:
        """Return those that are the same, the first with the first, the second with the second."""
        places: dict[frozenset[tuple[str, int]], list[int]] = {}
        for new, bag in enumerate(self.news):
            places.setdefault(frozenset(bag.items()), []).append(new)
        twins = ((old, places.get(frozenset(bag.items()))) for old, bag in enumerate(self.olds))
        return {(old, left.pop(0)) for old, left in twins if left}


def sheets_of(olds: Sequence[str], news: Sequence[str]) -> Sheets:
    """Return both versions ready to be compared."""
    bags = [bag_of(text) for text in (*olds, *news)]
    holders = Counter(part for bag in bags for part in bag)
    weights = dict(_weights(holders, len(bags)))
    return Sheets(tuple(bags[: len(olds)]), tuple(bags[len(olds) :]), weights)


def _nearest(
    ones: Sequence[Bag], others: Sequence[Bag], weights: Mapping[str, float]
) -> set[tuple[int, int]]:
    most = max(_FEW, round(_COMMON * len(others)))
    holders: dict[str, list[int]] = {}
    for other, bag in enumerate(others):
        for part in bag:
            holders.setdefault(part, []).append(other)
    rare = {part: places for part, places in holders.items() if len(places) <= most}
    near: set[tuple[int, int]] = set()
    for one, bag in enumerate(ones):
        sums: dict[int, float] = {}
        for part in sorted(bag.keys() & rare.keys()):
            weight = weights[part]
            for other in rare[part]:
                sums[other] = sums.get(other, 0.0) + weight
        best = nsmallest(_FEW, ((-total, other) for other, total in sums.items()))
        near.update((one, other) for _, other in best)
    return near


def _weights(holders: Bag, everyone: int) -> Iterator[tuple[str, float]]:
    for part, count in holders.items():
        rarity = log(1 + everyone / count)
        is_light = len(part) <= _SHORT and not part[0].isdigit()
        yield part, rarity * (_ORDER if " " in part else _LIGHT if is_light else 1)
