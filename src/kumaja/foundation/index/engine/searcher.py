"""Answers questions from the copy in use."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

import tantivy
from tantivy import Order, Query

from kumaja.foundation.index.domain.question import (
    MAY_BE_UNTOLD,
    Answer,
    Facet,
    Hit,
    Question,
    Sort,
)
from kumaja.foundation.index.engine.compose import Composer
from kumaja.foundation.index.engine.reader import READER
from kumaja.foundation.index.engine.schema import EVERYWHERE
from kumaja.foundation.language.domain.keys import match_key

_MOST_VALUES = 400
_FARTHEST = 10_000
_FEW = 3  # fewer rows than this: parts of compounds are let in
_ORDERS: Final[Mapping[Sort, dict[str, Any]]] = {
    Sort.FIT: {},
    Sort.NAME: {"order_by_field": "order", "order": Order.Asc},
    Sort.NEXT: {"order_by_field": "next", "order": Order.Asc},
}


def find(question: Question, *, counted: Collection[Facet] = tuple(Facet)) -> Answer:
    """Return one page of rows, their number, and the counts of the wanted facets.

    Raises IndexMissing when there is no index yet.
    """
    index, searcher = READER.searcher()
    return _Search(searcher, Composer(index.schema, question), question).answer(counted)


def suggest(region: str, text: str, limit: int = 8) -> tuple[Hit, ...]:
    """Return rows whose name has the typed words, the last one begun; raises IndexMissing."""
    words = match_key(text).split()
    if not words:
        return ()
    index, searcher = READER.searcher()
    begun = Query.phrase_prefix_query(index.schema, "suggest", [*words])
    query = Composer(index.schema, Question(region=region)).filtered(begun)
    found = searcher.search(query, limit=limit, count=False, **_ORDERS[Sort.NAME])
    return tuple(_hit(searcher, address) for _key, address in found.hits)


def times_past(moment: int, limit: int) -> tuple[Hit, ...]:
    """Return rows whose next time has gone by, so that they need a new one."""
    index, searcher = READER.searcher()
    past = Query.range_query(
        index.schema, "next", tantivy.FieldType.Integer, upper_bound=moment, include_upper=False
    )
    found = searcher.search(past, limit=limit, count=False)
    return tuple(_hit(searcher, address) for _score, address in found.hits)


def size() -> int:
    """Return how many rows the copy in use holds; raises IndexMissing."""
    return int(READER.searcher()[1].num_docs)


def _hit(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> Hit:
    """Return what names a found row."""
    stored = searcher.doc(address)
    return Hit(str(stored.get_first("label")), str(stored.get_first("key")))


class _Search:
    """One question on one commit of the index."""

    def __init__(self, searcher: tantivy.Searcher, composer: Composer, question: Question) -> None:
        self._searcher = searcher
        self._composer = composer
        self._question = question
        self._ask(is_lenient=False)

    def _ask(self, *, is_lenient: bool) -> None:
        """Settle which words are asked for; leniently, parts of compounds are let in."""
        self._words = self._composer.words(is_lenient=is_lenient)
        self._filtered = self._composer.filtered(self._words)

    def answer(self, counted: Collection[Facet]) -> Answer:
        """Return the page, the number of rows, and the counts."""
        question, found = self._question, self._page()
        if question.text and _count_in(found) < _FEW:
            self._ask(is_lenient=True)
            found = self._page()
        count = _count_in(found)
        return Answer(
            hits=tuple(
                _hit(self._searcher, address) for _score, address in found.hits[: question.limit]
            ),
            count=count,
            facets=self._facets(counted),
            untold=self._untold(count),
        )

    def _page(self) -> tantivy.SearchResult:
        """Return the wanted page of what is asked for, with how much there is."""
        return self._searcher.search(
            self._filtered,
            limit=max(self._question.limit, 1),
            offset=min(max(self._question.offset, 0), _FARTHEST),
            count=True,
            **_ORDERS[self._question.sort],
        )

    def _facets(self, counted: Collection[Facet]) -> dict[Facet, dict[str, int]]:
        """Return the counts: what each choice would show, beside what other facets have chosen.

        Choices of one facet widen, so that a facet's own filter is left out of its counts; access
        facts narrow, so that theirs stays.
        """
        chosen = self._question.filters
        widening = {facet for facet in counted if chosen.get(facet)} - {Facet.ACCESS}
        found = self._counts(self._filtered, [facet for facet in counted if facet not in widening])
        for facet in widening:
            found |= self._counts(self._composer.filtered(self._words, without=facet), [facet])
        if Facet.MUNICIPALITY in found:
            found[Facet.MUNICIPALITY] = _with_everywhere(found[Facet.MUNICIPALITY])
        return found

    def _counts(self, query: Query, facets: Collection[Facet]) -> dict[Facet, dict[str, int]]:
        """Return value → rows for each facet, in one pass over the rows found."""
        if not facets:
            return {}
        wanted = {f.value: {"terms": {"field": f.value, "size": _MOST_VALUES}} for f in facets}
        answered = self._searcher.aggregate(query, wanted)
        return {
            Facet(name): {bucket["key"]: bucket["doc_count"] for bucket in values["buckets"]}
            for name, values in answered.items()
        }

    def _untold(self, count: int) -> dict[Facet, int]:
        """Return how many rows each filter hides only because they don't say."""
        if self._question.is_untold_shown:
            return {}
        more = {
            facet: self._count(self._composer.filtered(self._words, silent=facet)) - count
            for facet in MAY_BE_UNTOLD
            if self._question.filters.get(facet)
        }
        return {facet: hidden for facet, hidden in more.items() if hidden > 0}

    def _count(self, query: Query) -> int:
        """Return how many rows a query finds."""
        return _count_in(self._searcher.search(query, limit=1, count=True))


def _count_in(found: tantivy.SearchResult) -> int:
    """Return how many rows were found in all (the library's types do not tell of it)."""
    return found.count or 0  # type: ignore[attr-defined]


def _with_everywhere(counts: dict[str, int]) -> dict[str, int]:
    """Return each municipality's count with those that serve every municipality."""
    everywhere = counts.get(EVERYWHERE, 0)
    return {
        code: count if code == EVERYWHERE else count + everywhere for code, count in counts.items()
    }
