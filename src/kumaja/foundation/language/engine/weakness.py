"""Tells words that say little of what is looked for."""

from __future__ import annotations

from functools import lru_cache

from kumaja.foundation.language.domain.weak_words import WEAK_WORDS
from kumaja.foundation.language.engine.analysers import analyse


@lru_cache(maxsize=20_000)
def is_weak(word: str, language: str) -> bool:
    """Test whether a word, in any form, says little of what is looked for."""
    return not WEAK_WORDS[language].isdisjoint((word, *analyse(language, word).lemmas))
