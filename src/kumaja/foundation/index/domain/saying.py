"""What people say, by which the index hears what they need."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from kumaja.foundation.language.domain.keys import match_key

# What is said stands in indexes of its own, by kind.
EXPRESSIONS: Final = "expression"
TOPICS: Final = "topic"
KINDS: Final = (EXPRESSIONS, TOPICS)


def topic_key(language: str, name: str) -> str:
    """Return the key of a topic in a language, named by its term's code or by its words."""
    return f"{language} {match_key(name)}"


@dataclass(frozen=True, slots=True)
class Saying:
    """An expression, or all that is said of a topic: in which language, where it leads, and why.

    `label` is its kind; `terms` are names of vocabulary terms (`life_situation:lonely`), `words`
    the words that records of such help use.
    """

    label: str
    key: str
    language: str
    text: str
    terms: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    reason: str = ""

    def written(self) -> str:
        """Return what the index stores of it."""
        return json.dumps([self.language, self.text, self.terms, self.words, self.reason])

    @staticmethod
    def read(label: str, key: str, written: str) -> Saying:
        """Return the saying that was stored."""
        language, text, terms, words, reason = json.loads(written)
        return Saying(label, key, language, text, tuple(terms), tuple(words), reason)
