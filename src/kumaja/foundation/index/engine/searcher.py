"""Answers questions from the copy in use."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Final

import tantivy
from tantivy import Order, Query

from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.hints import Hint, dimmed, hints_of
from kumaja.foundation.index.domain.question import (
    MAY_BE_UNTOLD,
    Answer,
    Hit,
    Question,
    Repair,
    Sort,
)
from kumaja.foundation.index.engine.compose import Composer
from kumaja.foundation.index.engine.hearing import hear
from kumaja.foundation.index.engine.meaning import CANDIDATES, Ranked, by_meaning
from kumaja.foundation.index.engine.reader import READER, Copy
from kumaja.foundation.index.engine.reasons import with_reasons
from kumaja.foundation.index.engine.schema import EVERYWHERE
from kumaja.foundation.index.engine.speaking import spoken_language
from kumaja.foundation.index.engine.spelling import Speller
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.language.domain.words import words_in
from kumaja.foundation.language.engine.installed import installed_concepts

_MOST_VALUES = 400
_FARTHEST = 10_000
_FEW: Final = 3
_ORDERS: Final[Mapping[Sort, dict[str, Any]]] = {
    Sort.FIT: {},
    Sort.NAME: {"order_by_field": "order", "order": Order.Asc},
    Sort.NEXT: {"order_by_field": "next", "order": Order.Asc},
}


def find(question: Question, *, counted: Collection[Facet] = tuple(Facet)) -> Answer:
    """Return one page of rows, their number, and the counts of the wanted facets.

    Raises IndexMissing when there is no index yet.
    """
    copy = READER.copy()
    spoken = replace(question, language=spoken_language(question, copy))
    meant, repairs = _repaired(spoken, copy)
    composer = Composer(copy, meant)
    hints = _hints(copy, composer, meant)
    composer.hints = tuple(hint for hint in hints if hint.counts)
    found = _Search(copy.rows, composer, meant).answer(counted)
    return replace(found, repairs=repairs, hints=hints)


def _hints(copy: Copy, composer: Composer, question: Question) -> tuple[Hint, ...]:
    """Return what is heard in a question, dimmed where rows have its words as they stand."""
    hints = hints_of(hear(copy, question.text, question.language))
    if not hints:
        return hints
    plainly = composer.filtered(composer.plainly())
    met = len(copy.rows.search(plainly, limit=_FEW, count=False).hits)
    return dimmed(hints, are_few=met < _FEW) if met else hints


def _repaired(question: Question, copy: Copy) -> tuple[Question, tuple[Repair, ...]]:
    """Return the question with its mistyped words repaired, and which they are."""
    if question.is_exact or not question.text:
        return question, ()
    speller = Speller(copy, question.language)
    words = [(word, speller.repaired(word)) for word in words_in(question.text)]
    repairs = tuple(Repair(typed, meant) for typed, meant in words if typed != meant)
    if not repairs:
        return question, ()
    return replace(question, text=" ".join(meant for _typed, meant in words)), repairs


def suggest(region: str, text: str, limit: int = 8) -> tuple[Hit, ...]:
    """Return rows whose name has the typed words, the last one begun; raises IndexMissing."""
    words = match_key(text).split()
    if not words:
        return ()
    copy = READER.copy()
    begun = Query.phrase_prefix_query(copy.schema, "suggest", [*words])
    query = Composer(copy, Question(region=region)).filtered(begun)
    found = copy.rows.search(query, limit=limit, count=False, **_ORDERS[Sort.NAME])
    return tuple(_hit(copy.rows, address) for _key, address in found.hits)


def times_past(moment: int, limit: int) -> tuple[Hit, ...]:
    """Return rows whose next time has gone by, so that they need a new one."""
    copy = READER.copy()
    past = Query.range_query(
        copy.schema, "next", tantivy.FieldType.Integer, upper_bound=moment, include_upper=False
    )
    found = copy.rows.search(past, limit=limit, count=False)
    return tuple(_hit(copy.rows, address) for _score, address in found.hits)


def size() -> int:
    """Return how many rows the copy in use holds; raises IndexMissing."""
    return int(READER.copy().rows.num_docs)


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
        self._let_in = composer.let_in()
        self._met = composer.filtered(self._let_in)

    def answer(self, counted: Collection[Facet]) -> Answer:
        """Return the page, the number of rows, and the counts."""
        ranked, count = self._page()
        hits = [_hit(self._searcher, address) for _score, address in ranked]
        return Answer(
            hits=with_reasons(self._searcher, self._composer, hits)
            if self._composer.hints and hits
            else tuple(hits),
            count=count,
            facets=self._facets(counted),
            untold=self._untold(count),
        )

    def _page(self) -> tuple[Ranked, int]:
        """Return the wanted page of what is asked for, and how much there is.

        The best by words are put in order by meaning too, where there is a pack for it.
        """
        question = self._question
        start, end = min(max(question.offset, 0), _FARTHEST), max(question.limit, 1)
        is_meant = question.text and question.sort is Sort.FIT and installed_concepts() is not None
        if not is_meant or start + end > CANDIDATES:
            return self._asked(limit=end, offset=start, shown=question.limit)
        found, count = self._asked(limit=CANDIDATES, offset=0, shown=CANDIDATES)
        ranked = by_meaning(self._searcher, question.text, question.language, found)
        return ranked[start : start + question.limit], count

    def _asked(self, *, limit: int, offset: int, shown: int) -> tuple[Ranked, int]:
        """Return rows in the wanted order, and how many there are in all."""
        order = _ORDERS[self._question.sort]
        query = self._met if order else self._composer.ranked(self._met)
        found = self._searcher.search(query, limit=limit, offset=offset, count=True, **order)
        return found.hits[:shown], _count_in(found)

    def _facets(self, counted: Collection[Facet]) -> dict[Facet, dict[str, int]]:
        """Return the counts: what each choice would show, beside what other facets have chosen.

        Choices of one facet widen, so that a facet's own filter is left out of its counts; access
        facts narrow, so that theirs stays.
        """
        chosen = self._question.filters
        widening = {facet for facet in counted if chosen.get(facet)} - {Facet.ACCESS}
        found = self._counts(self._met, [facet for facet in counted if facet not in widening])
        for facet in widening:
            found |= self._counts(self._composer.filtered(self._let_in, without=facet), [facet])
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
            facet: self._count(self._composer.filtered(self._let_in, silent=facet)) - count
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
