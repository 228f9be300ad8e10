"""Nearness in meaning, where the operator has named a pack of concept vectors; else nothing.

Each row keeps the vector of its texts; the best rows by words are put in order anew by words and
meaning together. Rows without any word of the question are not let in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from tantivy import DocAddress, Searcher

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.index.domain.document import Document
from kumaja.foundation.index.engine.compose import ALL_WORDS
from kumaja.foundation.language.domain.words import words_in
from kumaja.foundation.language.engine.installed import installed_concepts

CANDIDATES: Final = 100
WEIGHT: Final = 2.0  # of the cosine, beside the words' share of the best row's score
_HIGHEST: Final = 127

Ranked = Sequence[tuple[float, DocAddress]]


def meaning_of(document: Document) -> bytes | None:
    """Return the vector of a row's texts as signed bytes; None without a pack or known words."""
    concepts = installed_concepts()
    if concepts is None:
        return None
    found = [
        vector
        for language in LANGUAGES
        if (vector := concepts.vector(words_in(_text(document, language)), language)) is not None
    ]
    if not found:
        return None
    mean: Any = sum(found[1:], start=found[0])
    highest = float(abs(mean).max()) or 1.0
    return bytes((mean / highest * _HIGHEST).round().astype("int8").tobytes())


def by_meaning(searcher: Searcher, text: str, language: str, hits: Ranked) -> Ranked:
    """Return the hits by words and meaning together; as they are when nothing is known of it.

    Rows with all words, and exact names, stay on the step that their score stands on.
    """
    concepts = installed_concepts()
    wanted = concepts.vector(words_in(text), language) if concepts else None
    if wanted is None or not hits:
        return hits
    best = max(score % ALL_WORDS for score, _address in hits) or 1.0

    def rank(hit: tuple[float, DocAddress]) -> tuple[float, float]:
        score, address = hit
        stored = searcher.doc(address).get_first("meaning")
        near = _cosine(wanted, stored) if stored else 0.0
        return score // ALL_WORDS, score % ALL_WORDS / best + WEIGHT * near

    return sorted(hits, key=rank, reverse=True)


def _cosine(wanted: Any, stored: object) -> float:  # noqa: ANN401 - numpy's array
    import numpy as np  # noqa: PLC0415 - present only with a pack

    other = np.frombuffer(bytes(stored), dtype=np.int8).astype(np.float32)  # type: ignore[call-overload]
    length = float(np.linalg.norm(other))
    return float(wanted @ other) / length if length and len(other) == len(wanted) else 0.0


def _text(document: Document, language: str) -> str:
    texts: tuple[Trilingual, ...] = (document.name, document.summary, document.words)
    return " ".join(text.exactly(language) for text in texts)
