"""The one function that finds: asked by the search page, the API and a municipality's page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from django.db.models import QuerySet

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.hints import Hint
from kumaja.foundation.index.domain.question import (
    PAGE_SIZE,
    Answer,
    Hit,
    Question,
    Repair,
    Sort,
    cleaned,
)
from kumaja.foundation.index.engine import searcher
from kumaja.foundation.regions.models import Region
from kumaja.front.search.queries.labels import ACTIVITY, MATTER, NETWORK, ORGANISATION, PRACTICE
from kumaja.help.directory.models import Activity
from kumaja.help.directory.queries import ActivityCard, cards_of, list_by_codes
from kumaja.network.networks.models import Network
from kumaja.network.networks.policies import visible_in as networks_in
from kumaja.network.practices.models import Practice
from kumaja.network.practices.policies import visible_in as practices_in
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import visible_in
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.policies import visible_in as matters_in

LAST_PAGE = 500
_OTHERS: Final[Mapping[str, Callable[[Region], QuerySet[Any]]]] = {
    ORGANISATION: visible_in,
    NETWORK: networks_in,
    PRACTICE: practices_in,
    MATTER: matters_in,
}


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row of a result: an activity with its card, or what else there is.

    `words` and `codes` are why it was found, when none of the typed words stands in it.
    """

    record: Activity | Organisation | Network | Practice | Matter
    card: ActivityCard | None = None
    words: tuple[str, ...] = ()
    codes: tuple[tuple[Facet, str], ...] = ()

    @property
    def name(self) -> Trilingual:
        """What it is called."""
        return self.record.title if isinstance(self.record, Matter) else self.record.name


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, how many there are, and the counts beside the filters."""

    rows: tuple[FoundRow, ...] = ()
    count: int = 0
    page: int = 1
    last_page: int = 1
    facets: Mapping[Facet, Mapping[str, int]] = field(default_factory=dict)
    untold: Mapping[Facet, int] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    hints: tuple[Hint, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Test whether nothing at all was found."""
        return not self.rows

    @property
    def is_guessed(self) -> bool:
        """Test whether no row has a typed word, and no expression told what is meant."""
        by_words = any(not (row.words or row.codes) for row in self.rows)
        return not by_words and not any(hint.said for hint in self.hints)


def find(
    region: Region,
    text: str = "",
    *,
    moment: datetime,
    language: str = "fi",
    filters: Mapping[Facet, tuple[str, ...]] | None = None,
    labels: tuple[str, ...] = (),
    is_untold_shown: bool = False,
    is_exact: bool = False,
    sort: Sort = Sort.FIT,
    page: int = 1,
    size: int = PAGE_SIZE,
    counted: Collection[Facet] = tuple(Facet),
) -> Found:
    """Find public rows of a region by words and filters (codes of the index); one page of them.

    A page past the last answers the last one. At most eight statements, whatever the size. Raises
    IndexMissing when there is no index yet.
    """
    page = min(max(page, 1), LAST_PAGE)
    question = Question(
        region=region.slug,
        text=cleaned(text),
        language=language,
        filters=filters or {},
        labels=labels,
        is_untold_shown=is_untold_shown,
        is_exact=is_exact,
        sort=sort,
        offset=(page - 1) * size,
        limit=size,
    )
    answer = searcher.find(question, counted=counted)
    last_page = min(max(1, -(-answer.count // size)), LAST_PAGE)
    if page > last_page:
        page = last_page
        answer = searcher.find(replace(question, offset=(page - 1) * size), counted=counted)
    return _found(region, answer, moment, page, last_page)


def _found(region: Region, answer: Answer, moment: datetime, page: int, last_page: int) -> Found:
    """Return the answer with its rows."""
    rows = tuple(load_rows(region, answer.hits, moment))
    return Found(
        rows=rows,
        count=answer.count,
        page=page,
        last_page=last_page,
        facets=answer.facets,
        untold=answer.untold,
        repairs=answer.repairs,
        hints=answer.hints,
    )


def load_rows(region: Region, hits: Iterable[Hit], moment: datetime) -> Iterable[FoundRow]:
    """Yield the hits as rows in their order; one that was hidden a moment ago is left out."""
    hits = tuple(hits)
    codes: dict[str, list[str]] = {}
    for hit in hits:
        codes.setdefault(hit.label, []).append(hit.key)
    cards = list_by_codes(region, codes[ACTIVITY]) if ACTIVITY in codes else []
    found: dict[str, FoundRow] = {
        card.activity.code: FoundRow(card.activity, card) for card in cards_of(cards, moment)
    }
    for label, visible in _OTHERS.items():
        if label in codes:
            rows = visible(region).filter(code__in=codes[label])
            found |= {row.code: FoundRow(row) for row in rows}
    return (
        replace(found[hit.key], words=hit.words, codes=hit.codes)
        for hit in hits
        if hit.key in found
    )
