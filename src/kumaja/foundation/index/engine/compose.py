"""From a question to tantivy's queries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from tantivy import Occur, Query

from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.hints import Hint
from kumaja.foundation.index.domain.question import Question
from kumaja.foundation.index.engine.limits import Limits
from kumaja.foundation.index.engine.matching import PLAIN, Matcher, all_of, any_of, unscored
from kumaja.foundation.index.engine.phrases import Phrases
from kumaja.foundation.index.engine.reader import Copy
from kumaja.foundation.index.engine.reading import Asked, Reading
from kumaja.foundation.language.domain.keys import match_key

# Steps of the order: an exact name before rows that have all words, those before the rest. Scores
# of words stay far below.
EXACT_NAME, ALL_WORDS = 2000.0, 400.0
WEAK = 0.2
HINTED_WORD, HINTED_TIE = 1.0, 0.2
FADING = 0.15  # a topic's words stand with those that most lead to first
HINTED_WORDS = 9
CLEAR = 0.5  # a hint that lets rows in by its life situation alone
CODE_WEIGHTS = {Facet.LIFE_SITUATION: 12.0, Facet.TARGET_GROUP: 4.0, Facet.THEME: 4.0}
_FEW = 3  # fewer rows than this: parts of compounds are let in


class Composer:
    """Writes the queries of one question; its hints are set when they are known."""

    def __init__(self, copy: Copy, question: Question) -> None:
        self._question = question
        self._matcher = matcher = Matcher(copy.schema, question.language)
        self._reading = reading = Reading(question.language, copy)
        self._phrases = Phrases(copy, matcher)
        self._limits = Limits(matcher, question)
        self._asked = reading.asked(question.text)
        self.hints: tuple[Hint, ...] = ()

    def let_in(self) -> Query:
        """Return the rows that answer: with one of the words, whole, or led to by a hint.

        A part of a compound is enough only when the words are rare: it finds much, most of it far
        off.
        """
        if not self._asked:
            return Query.empty_query() if self._question.text else Query.all_query()
        typed = self._telling if self._reading.is_rare(self._asked, _FEW) else self._whole
        ways_in = [way for hint in self.hints for way in self._ways_in(hint)]
        return any_of([*typed, self._name, *ways_in])

    def ranked(self, rows: Query) -> Query:
        """Return those rows with what they weigh: all words first, exact names on top."""
        if not self._asked:
            return rows
        weighed = any_of(
            [
                *self._typed,
                *map(self._hinted, self.hints),
                Query.const_score_query(all_of(self._whole), ALL_WORDS),
                Query.const_score_query(self._name, EXACT_NAME),
            ]
        )
        return Query.boolean_query([(Occur.Must, rows), (Occur.Should, weighed)])

    def filtered(
        self, let_in: Query, *, without: Facet | None = None, silent: Facet | None = None
    ) -> Query:
        """Return those rows within the region and all filters.

        `without` leaves one facet's filter out; `silent` lets those through that don't say of it.
        """
        limits = self._limits.queries(without=without, silent=silent)
        return unscored(all_of([let_in, *limits]))

    def plainly(self) -> Query:
        """Return the rows that have all telling words of the question where it counts."""
        each = [self._matcher.whole(word, PLAIN) for word in self._words]
        return all_of(each) if each else Query.empty_query()

    def typed(self) -> Query:
        """Return the rows that have one of the telling words, or a part of one."""
        return any_of(self._telling) if self._asked else Query.all_query()

    def phrase(self, phrase: str, language: str) -> Query | None:
        """Return the rows that have the words of records that a hint leads to."""
        return self._phrases.rows(phrase, language)

    def coded(self, facet: Facet, code: str) -> Query:
        """Return the rows that carry a code."""
        return self._matcher.term(facet.value, code)

    def rows(self, names: Sequence[str]) -> Query:
        """Return these rows alone."""
        return unscored(self._matcher.one_of("id", names))

    @cached_property
    def _name(self) -> Query:
        return self._matcher.term("exact", match_key(self._question.text))

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
        found = (self.phrase(phrase, hint.language) for phrase in hint.words[:HINTED_WORDS])
        return [*filter(None, found), *(situations if hint.weight >= CLEAR else ())]

    def _hinted(self, hint: Hint) -> Query:
        """Return what a hint weighs: each of its phrases, and the codes that it leads to."""
        near = (self._phrases.near(each, hint.language) for each in hint.words[:HINTED_WORDS])
        phrases = [
            Query.boost_query(found, HINTED_WORD / (1 + place * FADING))
            for place, found in enumerate(filter(None, near))
        ]
        codes = [
            Query.const_score_query(self.coded(facet, code), CODE_WEIGHTS[facet] / (place + 1))
            for place, (facet, code) in enumerate(hint.codes)
        ]
        said = Query.disjunction_max_query(phrases, tie_breaker=HINTED_TIE)
        return Query.boost_query(any_of([said, *codes]), hint.weight)
