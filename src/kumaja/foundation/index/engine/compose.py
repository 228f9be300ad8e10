"""From a question to tantivy's queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tantivy import Occur, Query, Schema

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.index.domain.question import MAY_BE_UNTOLD, Facet, Question
from kumaja.foundation.index.engine.schema import EVERYWHERE, WEIGHTS
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.language.domain.stop_words import STOP_WORDS
from kumaja.foundation.language.domain.words import Word, words_in
from kumaja.foundation.language.engine.analysers import analyse

# Steps of the order: an exact name before rows that have all words, those before the rest. Scores
# of words stay far below.
EXACT_NAME, ALL_WORDS = 2000.0, 400.0
OTHER_LANGUAGE = 0.5
PART, JOINED, ROOT = 0.8, 0.8, 0.6
TIE = 0.5


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of the query as each language understands it."""

    typed: str
    words: tuple[tuple[str, Word], ...]


def asked_words(text: str, language: str) -> list[Asked]:
    """Return the words of a query that mean something; all of them when none does."""
    typed = list(dict.fromkeys(words_in(text)))
    telling = [word for word in typed if word not in STOP_WORDS.get(language, frozenset())]
    return [
        Asked(word, tuple((code, analyse(code, word)) for code in LANGUAGES))
        for word in telling or typed
    ]


class Composer:
    """Writes the queries of one question."""

    def __init__(self, schema: Schema, question: Question) -> None:
        self._schema = schema
        self._question = question

    def words(self, *, is_lenient: bool = False) -> Query:
        """Return what ranks: rows with all words first, exact names on top.

        A row must have one of the words, whole. Leniently a part of a compound is enough: that
        finds much, most of it far off, and is for when nothing else is found.
        """
        question = self._question
        asked = asked_words(question.text, question.language)
        if not asked:
            return Query.empty_query() if question.text else Query.all_query()
        anyone = [(Occur.Should, self._any(word)) for word in asked]
        whole = [self._whole(word) for word in asked]
        everyone = Query.boolean_query([(Occur.Must, query) for query in whole])
        name = self._term("exact", match_key(question.text))
        ranked = Query.boolean_query(
            [
                *anyone,
                (Occur.Should, Query.const_score_query(everyone, ALL_WORDS)),
                (Occur.Should, Query.const_score_query(name, EXACT_NAME)),
            ]
        )
        if is_lenient:
            return ranked
        enough = Query.boolean_query([(Occur.Should, query) for query in (*whole, name)])
        return Query.boolean_query([(Occur.Must, ranked), (Occur.Must, _unscored(enough))])

    def filtered(
        self, words: Query, *, without: Facet | None = None, silent: Facet | None = None
    ) -> Query:
        """Return the words within the region and all filters.

        `without` leaves one facet's filter out; `silent` lets those through that don't say of it.
        """
        question = self._question
        limits = [self._one_of("region", (question.region,))]
        if question.labels:
            limits.append(self._one_of("label", question.labels))
        for facet, codes in question.filters.items():
            if facet is not without and codes:
                is_lenient = question.is_untold_shown or facet is silent
                limits += self._limits(facet, codes, is_lenient=is_lenient)
        return Query.boolean_query(
            [(Occur.Must, words), *((Occur.Must, _unscored(q)) for q in limits)]
        )

    def _limits(self, facet: Facet, codes: tuple[str, ...], *, is_lenient: bool) -> list[Query]:
        """Return what the filter of one facet demands: one of the codes, of access facts each."""
        if facet is Facet.MUNICIPALITY:
            return [self._one_of(facet.value, (*codes, EVERYWHERE))]
        if facet is Facet.ACCESS:
            each = ((self._one_of(facet.value, (code,)), self._told_fact(code)) for code in codes)
            return [_or_silent(query, told) if is_lenient else query for query, told in each]
        query = self._one_of(facet.value, codes)
        if is_lenient and facet in MAY_BE_UNTOLD:
            return [_or_silent(query, Query.exists_query(facet.value))]
        return [query]

    def _told_fact(self, code: str) -> Query:
        """Return the rows that say yes or no of an access fact."""
        fact = code.partition("=")[0]
        return self._one_of(Facet.ACCESS.value, (f"{fact}=yes", f"{fact}=no"))

    def _any(self, asked: Asked) -> Query:
        """Return what a word weighs: its base forms most, then its parts, in any language."""
        found: list[Query] = []
        for language, word in asked.words:
            weight = 1.0 if language == self._question.language else OTHER_LANGUAGE
            found += [self._weighed(form, language, weight) for form in word.lemmas]
            found += [self._weighed(form, language, weight * JOINED) for form in word.joined]
            found += [self._weighed(form, language, weight * ROOT) for form in word.roots]
            if word.parts:
                parts = [self._weighed(form, language, weight * PART) for form in word.parts]
                found.append(Query.boolean_query([(Occur.Should, part) for part in parts]))
        return Query.disjunction_max_query(found, tie_breaker=TIE)

    def _whole(self, asked: Asked) -> Query:
        """Return the rows that have the word: itself, its root, or all parts of the compound."""
        ways: list[Query] = []
        for language, word in asked.words:
            ways += [self._anywhere(form, language) for form in word.lemmas]
            if not word.parts:
                ways += [self._anywhere(form, language) for form in word.roots]
            else:
                parts = [(Occur.Must, self._anywhere(form, language)) for form in word.parts]
                ways.append(Query.boolean_query(parts))
        return Query.boolean_query([(Occur.Should, way) for way in ways])

    def _weighed(self, form: str, language: str, weight: float) -> Query:
        """Return a form in all text fields of a language, each with its weight."""
        return Query.disjunction_max_query(
            [
                Query.boost_query(self._term(f"{name}_{language}", form), weight * field_weight)
                for name, field_weight in WEIGHTS.items()
            ],
            tie_breaker=TIE,
        )

    def _anywhere(self, form: str, language: str) -> Query:
        """Return a form in any text field of a language."""
        return Query.boolean_query(
            [(Occur.Should, self._term(f"{name}_{language}", form)) for name in WEIGHTS]
        )

    def _one_of(self, field: str, values: Iterable[str]) -> Query:
        """Return the rows that have one of the values."""
        return Query.term_set_query(self._schema, field, list(values))

    def _term(self, field: str, value: str) -> Query:
        """Return the rows that have the value."""
        return Query.term_query(self._schema, field, value)


def _unscored(query: Query) -> Query:
    """Return a query that lets through without adding to the score."""
    return Query.const_score_query(query, 0.0)


def _or_silent(query: Query, told: Query) -> Query:
    """Return the query's rows and those that don't say."""
    silent = Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, told)])
    return Query.boolean_query([(Occur.Should, query), (Occur.Should, silent)])
