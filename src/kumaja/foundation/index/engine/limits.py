"""What a question's region, kind and filters let through."""

from __future__ import annotations

from tantivy import Occur, Query

from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.question import MAY_BE_UNTOLD, Question
from kumaja.foundation.index.engine.matching import Matcher
from kumaja.foundation.index.engine.schema import EVERYWHERE


class Limits:
    """Writes the filters of one question."""

    def __init__(self, matcher: Matcher, question: Question) -> None:
        self._matcher, self._question = matcher, question

    def queries(self, *, without: Facet | None, silent: Facet | None) -> list[Query]:
        """Return the filters; `without` leaves a facet's out, `silent` lets the silent through."""
        question = self._question
        limits = [self._matcher.one_of("region", (question.region,))]
        if question.labels:
            limits.append(self._matcher.one_of("label", question.labels))
        for facet, codes in question.filters.items():
            if facet is not without and codes:
                is_lenient = question.is_untold_shown or facet is silent
                limits += self._of_facet(facet, codes, is_lenient=is_lenient)
        return limits

    def _of_facet(self, facet: Facet, codes: tuple[str, ...], *, is_lenient: bool) -> list[Query]:
        """Return what the filter of one facet demands: one of the codes, of access facts each."""
        if facet is Facet.MUNICIPALITY:
            return [self._matcher.one_of(facet.value, (*codes, EVERYWHERE))]
        if facet is Facet.ACCESS:
            each = (
                (self._matcher.one_of(facet.value, (code,)), self._told_fact(code))
                for code in codes
            )
            return [_or_silent(query, told) if is_lenient else query for query, told in each]
        query = self._matcher.one_of(facet.value, codes)
        if is_lenient and facet in MAY_BE_UNTOLD:
            return [_or_silent(query, Query.exists_query(facet.value))]
        return [query]

    def _told_fact(self, code: str) -> Query:
        """Return the rows that say yes or no of an access fact."""
        fact = code.partition("=")[0]
        return self._matcher.one_of(Facet.ACCESS.value, (f"{fact}=yes", f"{fact}=no"))


def _or_silent(query: Query, told: Query) -> Query:
    """Return the query's rows and those that don't say."""
    silent = Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, told)])
    return Query.boolean_query([(Occur.Should, query), (Occur.Should, silent)])
