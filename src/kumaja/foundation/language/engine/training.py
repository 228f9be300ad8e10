"""Builds a pack of concept vectors: words of all languages in one space, near what they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kumaja.foundation.language.domain.recipe import Recipe
from kumaja.foundation.language.engine.analysers import signature
from kumaja.foundation.language.engine.concepts import FORMAT, Floats, Integers, as_bytes
from kumaja.foundation.language.engine.corpus import CorpusUnreadable, corpus_files, texts_of
from kumaja.foundation.language.engine.counting import (
    Counts,
    Numbers,
    by_base_form,
    count_words,
)
from kumaja.foundation.language.engine.decomposition import Sparse, decomposed

_SMOOTHED = 0.75  # keeps rare concepts from looking more telling than they are
_FILES_A_LINE = 5_000


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language that get a vector, and how often each stands beside a concept."""

    language: str
    words: list[str]
    pairs: Integers


def train(corpus: Path, pack: Path, *, recipe: Recipe, tell: Callable[[str], None]) -> int:
    """Write the pack of a corpus, return how many words it knows; raises CorpusUnreadable.

    The same corpus, recipe and analysers give the same pack.
    """
    counts, concepts = _counted(corpus, tell)
    kept = [
        _most_frequent(
            Vocabulary(language, *by_base_form(found, language, rarest=recipe.rarest, tell=tell)),
            recipe.words,
        )
        for language, found in sorted(counts.items())
    ]
    if not sum(len(vocabulary.pairs) for vocabulary in kept):
        raise CorpusUnreadable(f"{corpus}: no word stands there {recipe.rarest} times")
    vectors = _vectors(kept, concepts, recipe, tell)
    _write(pack, kept, vectors)
    return len(vectors)


def _counted(corpus: Path, tell: Callable[[str], None]) -> tuple[Mapping[str, Counts], int]:
    """Return the counts of each language, and how many concepts there are."""
    counts: defaultdict[str, Counts] = defaultdict(Counts)
    concepts, files = Numbers(), corpus_files(corpus)
    for number, file in enumerate(files, start=1):
        count_words(texts_of(file), concepts, counts)
        if number % _FILES_A_LINE == 0 or number == len(files):
            tell(f"{number} of {len(files)} files read")
    return counts, len(concepts.of)


def _most_frequent(vocabulary: Vocabulary, most: int) -> Vocabulary:
    """Return the vocabulary with its most frequent words only."""
    pairs, size = vocabulary.pairs, len(vocabulary.words)
    often = np.bincount(pairs[:, 0], weights=pairs[:, 2], minlength=size)
    kept = np.sort(np.argsort(-often, kind="stable")[:most])
    renumbered = np.full(size, -1, np.int64)
    renumbered[kept] = np.arange(len(kept))
    left = pairs[renumbered[pairs[:, 0]] >= 0]
    left = np.column_stack([renumbered[left[:, 0]], left[:, 1], left[:, 2]])
    return Vocabulary(vocabulary.language, [vocabulary.words[number] for number in kept], left)


def information(pairs: Integers, words: int, concepts: int) -> Floats:
    """Return for each pair how much more often it is met than by chance (positive PMI)."""
    counts = pairs[:, 2].astype(np.float64)
    of_word = np.bincount(pairs[:, 0], weights=counts, minlength=words)
    of_concept = np.bincount(pairs[:, 1], weights=counts, minlength=concepts) ** _SMOOTHED
    of_concept /= max(float(of_concept.sum()), 1.0)
    chance = of_word[pairs[:, 0]] * of_concept[pairs[:, 1]]
    return np.maximum(np.log(counts / chance), 0.0).astype(np.float32)


def _vectors(
    kept: list[Vocabulary], concepts: int, recipe: Recipe, tell: Callable[[str], None]
) -> Floats:
    """Return a vector of length 1 for each word, languages one after another."""
    starts = np.cumsum([0, *(len(vocabulary.words) for vocabulary in kept)])
    matrix = Sparse(
        np.concatenate([v.pairs[:, 0] + start for v, start in zip(kept, starts, strict=False)]),
        np.concatenate([v.pairs[:, 1] for v in kept]),
        np.concatenate([information(v.pairs, len(v.words), concepts) for v in kept]),
        (int(starts[-1]), concepts),
    )
    left, values = decomposed(
        matrix, recipe.dimensions, rounds=recipe.rounds, seed=recipe.seed, tell=tell
    )
    vectors: Floats = left * values**recipe.weight
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return vectors


def _write(pack: Path, kept: list[Vocabulary], vectors: Floats) -> None:
    """Write the pack whole or not at all."""
    frequency = [
        np.bincount(v.pairs[:, 0], weights=v.pairs[:, 2], minlength=len(v.words)) for v in kept
    ]
    shares = np.concatenate([found / max(found.sum(), 1.0) for found in frequency])
    rows, scales = as_bytes(vectors)
    unfinished = pack.with_name(f"{pack.name}.new")
    with unfinished.open("wb") as file:
        np.savez_compressed(
            file,
            format=np.array(FORMAT),
            analysers=np.array(signature()),
            languages=np.array([v.language for v in kept]),
            sizes=np.array([len(v.words) for v in kept]),
            words=np.frombuffer("\n".join(w for v in kept for w in v.words).encode(), np.uint8),
            shares=shares.astype(np.float32),
            scales=scales,
            vectors=rows,
        )
    unfinished.replace(pack)
