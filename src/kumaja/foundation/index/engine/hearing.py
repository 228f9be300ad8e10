"""Hears what people mean: expressions in a question, and topics that it sounds like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from tantivy import Occur, Query

from kumaja.foundation.index.domain.heard import Heard, Hearing, Sounding, longest
from kumaja.foundation.index.domain.saying import EXPRESSIONS, TOPICS, Saying
from kumaja.foundation.index.engine.reader import Copy
from kumaja.foundation.index.engine.schema import said_in
from kumaja.foundation.language.domain.expressions import Forms, Pattern
from kumaja.foundation.language.domain.stop_words import FILLERS, STOP_WORDS
from kumaja.foundation.language.domain.words import words_in
from kumaja.foundation.language.engine.analysers import analyse
from kumaja.foundation.language.engine.weakness import is_weak

_CANDIDATES, _SOUNDING = 150, 6
_SHARPNESS = 2
_CLEAR = 9.0  # a topic that shares about two telling words with the question


def hear(copy: Copy, text: str, language: str) -> Hearing:
    """Return what is heard in a question of that language."""
    words = list(words_in(text))
    if not words:
        return Hearing()
    ear = _Ear(copy, language)
    telling = [word for word in words if is_telling(word, language)]
    return Hearing(longest(ear.expressions(words)), ear.topics(telling))


class _Ear:
    """Listens in one language."""

    def __init__(self, copy: Copy, language: str) -> None:
        self._copy, self._language = copy, language

    def expressions(self, words: Sequence[str]) -> Iterator[Heard]:
        """Yield the expressions whose words all stand near each other in the question."""
        asked = [forms_of(self._language, word) for word in words]
        forms = frozenset[str]().union(*asked)
        for _score, saying in self._sounding(EXPRESSIONS, asked, _CANDIDATES):
            pattern = pattern_of(self._language, saying.text)
            if pattern.is_among(forms) and (places := pattern.places_in(asked)):
                yield Heard(saying, frozenset(places))

    def topics(self, words: Sequence[str]) -> tuple[Sounding, ...]:
        """Return the topics that the question sounds like, the likest first."""
        asked = [forms_of(self._language, word) for word in words]
        found = list(self._sounding(TOPICS, asked, _SOUNDING))
        best = max((score for score, _topic in found), default=1.0)
        clearness = min(1.0, best / _CLEAR)
        return tuple(
            Sounding(topic, clearness * (score / best) ** _SHARPNESS) for score, topic in found
        )

    def _sounding(
        self, kind: str, asked: Sequence[Forms], limit: int
    ) -> Iterator[tuple[float, Saying]]:
        """Yield sayings that have some of the words, the likest first."""
        if not asked:
            return
        schema, searcher = self._copy.sayings_schema, self._copy.sayings[kind]
        field = said_in(self._language)
        likeness = [
            (
                Occur.Should,
                Query.disjunction_max_query(
                    [Query.term_query(schema, field, form) for form in sorted(forms)]
                ),
            )
            for forms in asked
        ]
        query = Query.boolean_query(likeness)
        for score, address in searcher.search(query, limit=limit, count=False).hits:
            stored = searcher.doc(address)
            written, key = str(stored.get_first("saying")), str(stored.get_first("key"))
            yield float(score), _read(kind, key, written)


def is_telling(word: str, language: str) -> bool:
    """Test whether a word says something of what is looked for."""
    return word not in STOP_WORDS[language] and not is_weak(word, language)


_read = lru_cache(maxsize=10_000)(Saying.read)


@lru_cache(maxsize=20_000)
def forms_of(language: str, word: str) -> Forms:
    """Return the forms by which a word of a question or an expression is met."""
    found = analyse(language, word)
    return frozenset({word, *found.lemmas})


@lru_cache(maxsize=20_000)
def pattern_of(language: str, text: str) -> Pattern:
    """Return the words of an expression that must be there; fillers only when nothing else is."""
    words = list(words_in(text))
    telling = [word for word in words if word not in FILLERS[language]]
    return Pattern(tuple(forms_of(language, word) for word in telling or words))
