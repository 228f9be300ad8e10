"""Hears what people mean: expressions in a question, and topics that it sounds like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from tantivy import Occur, Query

from kumaja.foundation.index.domain.heard import Heard, Hearing, Sounding, longest
from kumaja.foundation.index.domain.saying import EXPRESSIONS, TOPICS, Saying
from kumaja.foundation.index.engine.reader import Copy
from kumaja.foundation.index.engine.schema import said_in
from kumaja.foundation.language.domain.common_words import COMMON_WORDS
from kumaja.foundation.language.domain.expressions import Forms, Pattern
from kumaja.foundation.language.domain.stop_words import FILLERS, STOP_WORDS
from kumaja.foundation.language.domain.words import words_in
from kumaja.foundation.language.engine.analysers import analyse
from kumaja.foundation.language.engine.weakness import is_weak

_CANDIDATES, _SOUNDING = 150, 6
_SHARPNESS = 2
# How much a word says of a topic, and a part of a compound that nobody says.
_TELLING, _COMMON, _WEAK, _PART = 1.0, 0.5, 0.15, 0.35
_CLEAR = 9.0  # a topic that shares about two telling words with the question


def hear(copy: Copy, text: str, language: str) -> Hearing:
    """Return what is heard in a question of that language."""
    words = list(words_in(text))
    if not words:
        return Hearing()
    ear = _Ear(copy, language)
    return Hearing(longest(ear.expressions(words)), ear.topics(words))


class _Ear:
    """Listens in one language."""

    def __init__(self, copy: Copy, language: str) -> None:
        self._copy, self._language = copy, language

    def expressions(self, words: Sequence[str]) -> Iterator[Heard]:
        """Yield the expressions whose words all stand near each other in the question."""
        asked = [forms_of(self._language, word) for word in words]
        forms = frozenset[str]().union(*asked)
        told = [(each, 1.0) for each in asked]
        for _score, saying in self._sounding(EXPRESSIONS, told, _CANDIDATES):
            pattern = pattern_of(self._language, saying.text)
            if pattern.is_among(forms) and (places := pattern.places_in(asked)):
                yield Heard(saying, frozenset(places))

    def topics(self, words: Sequence[str]) -> tuple[Sounding, ...]:
        """Return the topics that the question sounds like, the likest first."""
        told = [each for word in words for each in self._told(word)]
        found = list(self._sounding(TOPICS, told, _SOUNDING))
        best = max((score for score, _topic in found), default=1.0)
        clearness = min(1.0, best / _CLEAR)
        return tuple(
            Sounding(topic, clearness * (score / best) ** _SHARPNESS) for score, topic in found
        )

    def _told(self, word: str) -> Iterator[tuple[Forms, float]]:
        """Yield what a word tells of topics: itself, or its parts where nobody says the whole."""
        forms, weight = forms_of(self._language, word), weight_of(word, self._language)
        parts = analyse(self._language, word).parts
        if not parts or any(map(self._is_told, forms)):
            yield forms, weight
        else:
            yield from ((frozenset({part}), weight * _PART) for part in parts)

    def _is_told(self, form: str) -> bool:
        """Test whether a form stands in what is said of topics."""
        return bool(self._copy.sayings[TOPICS].doc_freq(said_in(self._language), form))

    def _sounding(
        self, kind: str, told: Sequence[tuple[Forms, float]], limit: int
    ) -> Iterator[tuple[float, Saying]]:
        """Yield sayings that have some of the words, the likest first."""
        if not any(weight for _forms, weight in told):
            return
        schema, searcher = self._copy.sayings_schema, self._copy.sayings[kind]
        field = said_in(self._language)
        likeness = [
            (
                Occur.Should,
                Query.boost_query(
                    Query.disjunction_max_query(
                        [Query.term_query(schema, field, form) for form in sorted(forms)]
                    ),
                    weight,
                ),
            )
            for forms, weight in told
            if weight
        ]
        query = Query.boolean_query(likeness)
        for score, address in searcher.search(query, limit=limit, count=False).hits:
            stored = searcher.doc(address)
            written, key = str(stored.get_first("saying")), str(stored.get_first("key"))
            yield float(score), _read(kind, key, written)


def weight_of(word: str, language: str) -> float:
    """Return how much a word says of what is looked for; nothing at all when every text has it."""
    if word in STOP_WORDS[language]:
        return 0.0
    if is_weak(word, language):
        return _WEAK
    return _TELLING if COMMON_WORDS[language].isdisjoint(forms_of(language, word)) else _COMMON


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
