"""Queries for the phrases of records that hints lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tantivy import Query

from kumaja.foundation.index.engine.matching import PART, TIE, Matcher, all_of
from kumaja.foundation.index.engine.reader import Copy
from kumaja.foundation.index.engine.schema import EVERYTHING
from kumaja.foundation.language.domain.stop_words import STOP_WORDS
from kumaja.foundation.language.domain.words import Word, words_in
from kumaja.foundation.language.engine.analysers import analyse

# Where their words count: they are many, and two fields order as well as three.
FIELDS: Final = {"name": 4.0, EVERYTHING: 1.0}
# A word of thousands of rows, and of every fifth, orders little and takes long.
_COMMON, _SHARE = 1_000, 5
_MOST_KEPT: Final = 5_000


class Phrases:
    """Writes each phrase once for a commit; whose question leads to it does not matter."""

    def __init__(self, copy: Copy, matcher: Matcher) -> None:
        self._copy, self._matcher = copy, matcher
        self._most = max(_COMMON, int(copy.rows.num_docs) // _SHARE)

    def rows(self, phrase: str, language: str) -> Query | None:
        """Return the rows that have all words of a phrase, None when none of them tells."""
        return self._kept(phrase, language, is_near_enough=False)

    def near(self, phrase: str, language: str) -> Query | None:
        """Return those rows, and what is near: with what a part of a compound is made of.

        Who gives advice on debts (neuvoo) is near advice (neuvonta) of another kind.
        """
        return self._kept(phrase, language, is_near_enough=True)

    def _kept(self, phrase: str, language: str, *, is_near_enough: bool) -> Query | None:
        kept, asked = self._copy.phrases, (phrase, language, is_near_enough)
        if asked not in kept:
            if len(kept) >= _MOST_KEPT:
                kept.clear()
            kept[asked] = self._written(phrase, language, is_near_enough=is_near_enough)
        return kept[asked]

    def _written(self, phrase: str, language: str, *, is_near_enough: bool) -> Query | None:
        telling = (word for word in words_in(phrase) if word not in STOP_WORDS[language])
        ways = [
            [
                way
                for found, code in self._known(word, language)
                for way in self._told(found, code, is_near_enough=is_near_enough)
            ]
            for word in telling
        ]
        each = [Query.disjunction_max_query(told, tie_breaker=TIE) for told in ways if told]
        return all_of(each) if each else None

    def _known(self, word: str, language: str) -> Iterator[tuple[Word, str]]:
        """Yield a word as its own language reads it, and Finnish when a row has it."""
        for code in dict.fromkeys((language, "fi")):
            found = analyse(code, word)
            if code == language or any(self._copy.count(code, form) for form in found.lemmas):
                yield found, code

    def _told(self, word: Word, language: str, *, is_near_enough: bool) -> Iterator[Query]:
        """Yield the rows that have a base form of a word, or all parts of it."""
        roots = word.roots if is_near_enough or not word.parts else ()
        for form in (*word.lemmas, *roots):
            if not self._is_common(form, language):
                yield self._matcher.weighed(form, language, 1.0, FIELDS)
        if not all(self._is_common(part, language) for part in word.parts):
            yield all_of(
                [self._matcher.weighed(part, language, PART, FIELDS) for part in word.parts]
            )

    def _is_common(self, form: str, language: str) -> bool:
        return self._copy.count(language, form) > self._most
