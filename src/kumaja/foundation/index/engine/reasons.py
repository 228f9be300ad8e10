"""Why a row was found when none of the typed words stands in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from tantivy import Occur, Query, Searcher

from kumaja.foundation.index.domain.question import Hit
from kumaja.foundation.index.engine.compose import Composer
from kumaja.foundation.index.engine.terms import identity

_HINTS, _PHRASES, _SHOWN = 3, 6, 2


def with_reasons(searcher: Searcher, composer: Composer, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return the hits; those without a typed word with the words or the code that led there."""
    reasons = _Reasons(searcher, composer, hits)
    return tuple(hit if hit in reasons.plain else reasons.told(hit) for hit in hits)


class _Reasons:
    """Asks the few rows of a page once more, by one reason after another."""

    def __init__(self, searcher: Searcher, composer: Composer, hits: Sequence[Hit]) -> None:
        self._searcher, self._composer = searcher, composer
        self._hits = {(hit.label, hit.key): hit for hit in hits}
        self.plain = self._among(composer.typed(), self._hits.values())
        hidden = [hit for hit in hits if hit not in self.plain]
        self._by_word = self._words(hidden) if hidden else {}

    def told(self, hit: Hit) -> Hit:
        """Return the hit with the words by which it was found, else with the codes."""
        words = tuple(word for word, found in self._by_word.items() if hit in found)[:_SHOWN]
        codes = (
            ()
            if words
            else tuple(
                code
                for hint in self._composer.hints[:_HINTS]
                for code in hint.codes
                if hit in self._among(self._composer.coded(*code), [hit])
            )[:1]
        )
        return replace(hit, words=words, codes=codes)

    def _words(self, hits: Collection[Hit]) -> Mapping[str, frozenset[Hit]]:
        return {
            phrase: self._among(query, hits)
            for hint in self._composer.hints[:_HINTS]
            for phrase in hint.words[:_PHRASES]
            if (query := self._composer.phrase(phrase, hint.language))
        }

    def _among(self, query: Query, hits: Collection[Hit]) -> frozenset[Hit]:
        """Return which of the hits a query finds."""
        only = self._composer.rows([identity(hit.label, hit.key) for hit in hits])
        both = Query.boolean_query([(Occur.Must, only), (Occur.Must, query)])
        found = self._searcher.search(both, limit=max(len(hits), 1), count=False).hits
        rows = (self._searcher.doc(address) for _score, address in found)
        keys = {(str(row.get_first("label")), str(row.get_first("key"))) for row in rows}
        return frozenset(self._hits[key] for key in keys if key in self._hits)
