"""Concept vectors: words of three languages in one space, near what they mean. Needs numpy.

A pack is numpy's `.npz`, written by `train_concepts`. Format 1 holds:

- `format`: 1; `analysers`: the back ends whose base forms the words are;
- `languages`, `sizes`: which languages, and how many words each has, one language after another;
- `words`: all words in UTF-8 with line ends between; `shares`: how frequent each is, of 1;
- `vectors`: one row of signed bytes a word; times its `scales` it has length 1.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from kumaja.foundation.language.domain.stop_words import STOP_WORDS
from kumaja.foundation.language.domain.words import Word
from kumaja.foundation.language.engine.analysers import analyse

FORMAT: Final = 1
# A word of this share weighs half: frequent words tell little (Arora, Liang, Ma 2017).
_COMMON = 1e-3
_HIGHEST = 127

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]
Integers = npt.NDArray[np.int64]


class PackUnreadable(Exception):
    """The file is not a pack, or one of another format."""


class Concepts:
    """The vectors of one pack, in memory."""

    def __init__(self, file: Path) -> None:
        """Read the pack; raises PackUnreadable, or OSError when there is no such file."""
        try:
            with file.open("rb") as opened, np.load(opened, allow_pickle=False) as pack:
                self._read(pack)
        except (KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
            raise PackUnreadable(f"{file}: {error}") from error

    def _read(self, pack: Any) -> None:  # noqa: ANN401 - numpy's own class, a mapping of arrays
        """Take the arrays over."""
        if int(pack["format"]) != FORMAT:
            raise ValueError(f"format {int(pack['format'])}, not {FORMAT}: train it again")
        self.analysers = str(pack["analysers"])
        self._vectors: Bytes = pack["vectors"]
        self._scales: Floats = pack["scales"]
        self._telling: Floats = _COMMON / (_COMMON + pack["shares"])
        words = iter(enumerate(bytes(pack["words"]).decode().split("\n")))
        self._rows = {
            language: {word: row for row, word in islice(words, size)}
            for language, size in zip(
                pack["languages"].tolist(), pack["sizes"].tolist(), strict=True
            )
        }

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        return int(self._vectors.shape[1])

    def vector(self, words: Iterable[str], language: str) -> Floats | None:
        """Return what the words mean together, as a vector of length 1; None when none is known.

        Words come as `words_in` gives them; rare ones weigh more. An unknown compound means what
        its parts mean.
        """
        rows = [row for word in words for row in self._rows_of(word, language)]
        if not rows:
            return None
        weights = self._telling[rows] * self._scales[rows]
        return unit(weights @ self._vectors[rows].astype(np.float32))

    def _rows_of(self, word: str, language: str) -> Iterator[int]:
        """Yield the rows of a word: of its base forms, else of its parts, else of its roots."""
        known = self._rows.get(language)
        if known is None or word in STOP_WORDS[language]:
            return
        analysed: Word = analyse(language, word)
        for forms in (analysed.lemmas, analysed.parts, analysed.roots):
            if rows := [known[form] for form in forms if form in known]:
                yield from rows
                return


def unit(vector: Floats) -> Floats | None:
    """Return the vector with length 1, None when it has none."""
    length = float(np.linalg.norm(vector))
    return (vector / length).astype(np.float32) if length > 0 else None


def as_bytes(vectors: Floats) -> tuple[Bytes, Floats]:
    """Return vectors as signed bytes, and by what each row of them is to be multiplied."""
    scales = np.maximum(np.abs(vectors).max(axis=1), 1e-9).astype(np.float32) / _HIGHEST
    return np.rint(vectors / scales[:, None]).astype(np.int8), scales


def nearness(vector: Floats, documents: npt.NDArray[np.floating[Any]]) -> Floats:
    """Return the cosine of a vector with each row of documents, all of length 1."""
    return np.asarray(documents @ vector, dtype=np.float32)
