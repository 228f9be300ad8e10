"""Counts how often each word stands beside each concept."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable

import numpy as np

from kumaja.foundation.language.domain.stop_words import STOP_WORDS
from kumaja.foundation.language.domain.words import words_in
from kumaja.foundation.language.engine.analysers import analyse
from kumaja.foundation.language.engine.concepts import Integers
from kumaja.foundation.language.engine.corpus import Labelled

LABEL_WEIGHT = 5  # a concept's own name tells more than one title of many
_AT_ONCE = 4_000_000
_SHORTEST = 2


class Numbers:
    """Gives each new name the next number."""

    def __init__(self) -> None:
        self.of: dict[str, int] = {}

    def __call__(self, name: str) -> int:
        """Return the number of a name."""
        return self.of.setdefault(name, len(self.of))


class Counts:
    """How often the words of one language stand beside each concept."""

    def __init__(self) -> None:
        self.words = Numbers()
        self._rows, self._columns = array("q"), array("q")
        self._pairs: Integers = np.empty((0, 3), np.int64)

    def add(self, words: Iterable[str], concept: int, times: int = 1) -> None:
        """Count each word beside the concept."""
        numbers = [self.words(word) for word in words] * times
        self._rows.extend(numbers)
        self._columns.extend([concept] * len(numbers))
        if len(self._rows) > _AT_ONCE:
            self._settle()

    def pairs(self) -> Integers:
        """Return rows of word, concept and how often; ordered, each pair once."""
        self._settle()
        return self._pairs

    def _settle(self) -> None:
        """Put what has been noted to what was counted before."""
        new = np.column_stack(
            [np.array(self._rows), np.array(self._columns), np.ones(len(self._rows), np.int64)]
        )
        self._pairs = summed(np.concatenate([self._pairs, new]))
        self._rows, self._columns = array("q"), array("q")


def summed(pairs: Integers) -> Integers:
    """Return each pair of word and concept once, with its counts added up."""
    if not len(pairs):
        return pairs
    width = int(pairs[:, 1].max()) + 1
    keys, places = np.unique(pairs[:, 0] * width + pairs[:, 1], return_inverse=True)
    counts = np.bincount(places, weights=pairs[:, 2]).astype(np.int64)
    return np.column_stack([keys // width, keys % width, counts])


def count_words(texts: Iterable[Labelled], concepts: Numbers, counts: dict[str, Counts]) -> None:
    """Count the words of texts as they are written; the analysis comes after, once a word."""
    for text in texts:
        stop_words = STOP_WORDS[text.language]
        words = [
            word
            for word in words_in(text.text)
            if len(word) >= _SHORTEST and word not in stop_words and not word.isdecimal()
        ]
        for uri in text.concepts:
            times = LABEL_WEIGHT if text.is_label else 1
            counts[text.language].add(words, concepts(uri), times)


def by_base_form(
    counts: Counts, language: str, *, rarest: int, tell: Callable[[str], None]
) -> tuple[list[str], Integers]:
    """Return the base forms of the counted words, and how often each stands beside each concept.

    A word counts for each form by which it is found: its own, and those of its parts.
    """
    pairs = counts.pairs()
    often = np.bincount(pairs[:, 0], weights=pairs[:, 2], minlength=len(counts.words.of))
    forms, owners, targets = Numbers(), array("q"), array("q")
    for word, number in counts.words.of.items():
        if often[number] >= rarest:
            for form in analyse(language, word).terms:
                owners.append(number)
                targets.append(forms(form))
        if number % 200_000 == 0:
            tell(f"{language}: {number} of {len(counts.words.of)} words analysed")
    return list(forms.of), summed(_spread(pairs, np.array(owners), np.array(targets)))


def _spread(pairs: Integers, owners: Integers, targets: Integers) -> Integers:
    """Return the pairs of each word again for each of its forms; owners are in rising order."""
    if not len(owners):
        return np.empty((0, 3), np.int64)
    first = np.searchsorted(pairs[:, 0], owners, "left")
    length = np.searchsorted(pairs[:, 0], owners, "right") - first
    places = np.repeat(first - np.concatenate([[0], np.cumsum(length)[:-1]]), length)
    found = pairs[places + np.arange(len(places))]
    return np.column_stack([np.repeat(targets, length), found[:, 1], found[:, 2]])
