"""From a question to tantivy's queries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from tantivy import Query

from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.hints import Hint
from kumaja.foundation.index.domain.question import Question
from kumaja.foundation.index.engine.limits import Limits
from kumaja.foundation.index.engine.matching import PLAIN, Matcher, all_of, any_of, unscored
from kumaja.foundation.index.engine.reading import Asked, Reading
from kumaja.foundation.language.domain.keys import match_key

# Steps of the order: an exact name before rows that have all words, those before the rest. Scores
# of words stay far below.
EXACT_NAME, ALL_WORDS = 2000.0, 400.0
WEAK = 0.2
HINTED_WORD, HINTED_TIE = 1.0, 0.3
FADING = 0.15  # a topic's words stand with those that most lead to first
HINTED_WORDS = 6
CLEAR = 0.5  # a hint that lets rows in by its life situation alone
CODE_WEIGHTS = {Facet.LIFE_SITUATION: 12.0, Facet.TARGET_GROUP: 4.0, Facet.THEME: 4.0}
_FEW = 3  # fewer rows than this: parts of compounds are let in


class Composer:
    """Writes the queries of one question; its hints are set when they are known."""

    def __init__(self, matcher: Matcher, reading: Reading, question: Question) -> None:
        self._matcher, self._reading, self._question = matcher, reading, question
        self._limits = Limits(matcher, question)
        self._asked = reading.asked(question.text)
        self._written: dict[Hint, list[Query]] = {}
        self.hints: tuple[Hint, ...] = ()

    def words(self) -> Query:
        """Return what ranks: rows with all words first, exact names on top.

        A row must have one of the words, whole, or what a hint leads to by itself. A part of a
        compound is enough only when the words are rare: it finds much, most of it far off.
        """
        question = self._question
        if not self._asked:
            return Query.empty_query() if question.text else Query.all_query()
        name = self._matcher.term("exact", match_key(question.text))
        hinted = [self._hinted(hint) for hint in self.hints]
        ranked = any_of(
            [
                *self._typed,
                *hinted,
                Query.const_score_query(all_of(self._whole), ALL_WORDS),
                Query.const_score_query(name, EXACT_NAME),
            ]
        )
        typed = self._telling if self._reading.is_rare(self._asked, _FEW) else self._whole
        ways_in = [way for hint in self.hints if hint.lets_in for way in self._ways_in(hint)]
        return all_of([ranked, unscored(any_of([*typed, name, *ways_in]))])

    def filtered(
        self, words: Query, *, without: Facet | None = None, silent: Facet | None = None
    ) -> Query:
        """Return the words within the region and all filters.

        `without` leaves one facet's filter out; `silent` lets those through that don't say of it.
        """
        limits = self._limits.queries(without=without, silent=silent)
        return all_of([words, *map(unscored, limits)])

    def plainly(self) -> Query:
        """Return the rows that have all telling words of the question where it counts."""
        each = [self._matcher.whole(word, PLAIN) for word in self._words]
        return all_of(each) if each else Query.empty_query()

    def typed(self) -> Query:
        """Return the rows that have one of the telling words, or a part of one."""
        return any_of(self._telling) if self._asked else Query.all_query()

    def phrase(self, phrase: str, language: str) -> Query | None:
        """Return the rows that have the words of records that a hint leads to."""
        return self._matcher.phrase(self._reading.hinted(phrase, language))

    def coded(self, facet: Facet, code: str) -> Query:
        """Return the rows that carry a code."""
        return self._matcher.term(facet.value, code)

    def rows(self, names: Sequence[str]) -> Query:
        """Return these rows alone."""
        return unscored(self._matcher.one_of("id", names))

    @cached_property
    def _typed(self) -> list[Query]:
        return [
            Query.boost_query(self._matcher.any_form(word), WEAK if word.is_weak else 1.0)
            for word in self._asked
        ]

    @cached_property
    def _whole(self) -> list[Query]:
        return [self._matcher.whole(word) for word in self._words]

    @cached_property
    def _telling(self) -> list[Query]:
        return [self._matcher.any_form(word) for word in self._words]

    @cached_property
    def _words(self) -> Sequence[Asked]:
        """The words that say what is looked for; all of them when none does."""
        return [word for word in self._asked if not word.is_weak] or self._asked

    def _ways_in(self, hint: Hint) -> list[Query]:
        """Return the rows that a hint leads to by itself: by its words, by a life situation.

        Groups and themes are too wide: half of a region's rows are for everyone.
        """
        situations = [
            self.coded(facet, code) for facet, code in hint.codes if facet is Facet.LIFE_SITUATION
        ]
        return [*self._phrases(hint), *(situations if hint.weight >= CLEAR else ())]

    def _phrases(self, hint: Hint) -> list[Query]:
        """Return the rows of each of a hint's phrases, written once a question."""
        if hint not in self._written:
            found = (self.phrase(phrase, hint.language) for phrase in hint.words[:HINTED_WORDS])
            self._written[hint] = [phrase for phrase in found if phrase]
        return self._written[hint]

    def _hinted(self, hint: Hint) -> Query:
        """Return what a hint weighs: each of its phrases, and the codes that it leads to."""
        phrases = [
            Query.boost_query(found, HINTED_WORD / (1 + place * FADING))
            for place, found in enumerate(self._phrases(hint))
        ]
        codes = [
            Query.const_score_query(self.coded(facet, code), CODE_WEIGHTS[facet] / (place + 1))
            for place, (facet, code) in enumerate(hint.codes)
        ]
        said = Query.disjunction_max_query(phrases, tie_breaker=HINTED_TIE)
        return Query.boost_query(any_of([said, *codes]), hint.weight)
