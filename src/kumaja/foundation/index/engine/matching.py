"""Which rows have a word, and how much it weighs where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from tantivy import Occur, Query, Schema

from kumaja.foundation.index.engine.reading import Asked
from kumaja.foundation.index.engine.schema import EVERYTHING, WEIGHTS
from kumaja.foundation.language.domain.words import Word

OTHER_LANGUAGE: Final = 0.5
PART, JOINED, ROOT = 0.8, 0.8, 0.6
TIE: Final = 0.5
# Where a word tells what a row is; in a long description it may stand by chance.
PLAIN: Final = ("name", "words")


class Matcher:
    """Writes queries for words, as a reader of one language asks them."""

    def __init__(self, schema: Schema, language: str) -> None:
        self._schema, self._language = schema, language

    def any_form(self, asked: Asked) -> Query:
        """Return what a word weighs: its base forms most, then its parts, in any language."""
        found: list[Query] = []
        for language, word in asked.words:
            weight = 1.0 if language == self._language else OTHER_LANGUAGE
            near = (*word.joined, *word.wholes)
            for forms, share in ((word.lemmas, 1.0), (near, JOINED), (word.roots, ROOT)):
                for form in forms:
                    found += self._in_each(form, language, weight * share)
            if word.parts:
                parts = [self.weighed(form, language, weight * PART) for form in word.parts]
                found.append(any_of(parts))
        return Query.disjunction_max_query(found, tie_breaker=TIE)

    def whole(self, asked: Asked, fields: Iterable[str] = (EVERYTHING,)) -> Query:
        """Return the rows that have the word: itself, its root, or all parts of the compound."""
        names = tuple(fields)
        return any_of([way for code, word in asked.words for way in self._ways(code, word, names)])

    def weighed(
        self, form: str, language: str, weight: float, weights: Mapping[str, float] = WEIGHTS
    ) -> Query:
        """Return a form in text fields of a language, each with its weight."""
        found = self._in_each(form, language, weight, weights)
        return Query.disjunction_max_query(found, tie_breaker=TIE)

    def _in_each(
        self, form: str, language: str, weight: float, weights: Mapping[str, float] = WEIGHTS
    ) -> list[Query]:
        return [
            Query.boost_query(self.term(f"{name}_{language}", form), weight * field_weight)
            for name, field_weight in weights.items()
        ]

    def one_of(self, field: str, values: Iterable[str]) -> Query:
        """Return the rows that have one of the values."""
        return any_of([self.term(field, value) for value in values])

    def term(self, field: str, value: str) -> Query:
        """Return the rows that have the value."""
        return Query.term_query(self._schema, field, value)

    def _ways(self, language: str, word: Word, fields: tuple[str, ...]) -> Iterable[Query]:
        for form in (*word.lemmas, *word.wholes):
            yield self._anywhere(form, language, fields)
        if word.parts:
            yield all_of([self._anywhere(form, language, fields) for form in word.parts])
        else:
            for form in word.roots:
                yield self._anywhere(form, language, fields)

    def _anywhere(self, form: str, language: str, fields: tuple[str, ...]) -> Query:
        return any_of([self.term(f"{name}_{language}", form) for name in fields])


def any_of(queries: Iterable[Query]) -> Query:
    """Return the rows of one query or more; their weights add."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def all_of(queries: Iterable[Query]) -> Query:
    """Return the rows of all queries; their weights add."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def unscored(query: Query) -> Query:
    """Return a query that lets through without adding to the score."""
    return Query.const_score_query(query, 0.0)
