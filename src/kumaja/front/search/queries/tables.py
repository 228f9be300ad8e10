"""All that a search finds, as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, Final

from django.db.models import QuerySet

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.core.engine.addresses import addresses_of_rows
from kumaja.foundation.files.domain.cells import Cell
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.question import Answer, Hit, Question
from kumaja.foundation.index.engine import searcher
from kumaja.foundation.regions.models import Region
from kumaja.front.search.domain.wanted import Wanted
from kumaja.front.search.queries.labels import ACTIVITY, NETWORK, ORGANISATION
from kumaja.help.directory.models import Activity
from kumaja.help.directory.policies import visible_in as activities_in
from kumaja.network.networks.models import Network
from kumaja.network.networks.policies import visible_in as networks_in
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import visible_in as organisations_in

Record = Activity | Organisation | Network
TABLE_COLUMNS: Final = (
    "type", "code", "name_fi", "name_sv", "name_en", "summary_fi", "summary_sv", "summary_en",
    "organisation", "price_kind", "price", "ended_on", "url",
)  # fmt: skip
_PORTION: Final = 500
_MOST: Final = 10_000  # as far as the pages of the search go


def found_table(
    region: Region,
    wanted: Wanted,
    filters: Mapping[Facet, tuple[str, ...]],
    *,
    language: str,
    site: str,
) -> Iterator[Sequence[Cell]]:
    """Return all that is found, in its order; raises IndexMissing when there is no index yet."""
    question = Question(
        region=region.slug, text=wanted.text, language=language, filters=filters,
        is_untold_shown=wanted.is_untold_shown, is_exact=wanted.is_exact, sort=wanted.sort,
        limit=_PORTION,
    )  # fmt: skip
    first, row_of = searcher.find(question, counted=()), _maker(site)
    hits = _portions(question, first)
    rows = (row_of(record) for some in hits for record in _records(region, some))
    return chain([TABLE_COLUMNS], rows)


def _portions(question: Question, first: Answer) -> Iterator[tuple[Hit, ...]]:
    yield first.hits
    for offset in range(_PORTION, min(first.count, _MOST), _PORTION):
        yield searcher.find(replace(question, offset=offset), counted=()).hits


def _records(region: Region, hits: Sequence[Hit]) -> Iterator[Record]:
    """Yield the rows of the hits in their order, without what was hidden a moment ago."""
    rooms: dict[str, QuerySet[Any, Any]] = {
        ACTIVITY: activities_in(region).select_related("organisation"),
        ORGANISATION: organisations_in(region),
        NETWORK: networks_in(region),
    }
    found: dict[tuple[str, str], Record] = {}
    for label, rows in rooms.items():
        codes = [hit.key for hit in hits if hit.label == label]
        if codes:
            found |= {(label, row.code): row for row in rows.filter(code__in=codes)}
    return (found[hit.label, hit.key] for hit in hits if (hit.label, hit.key) in found)


def _maker(site: str) -> Callable[[Record], Sequence[Cell]]:
    """Return what makes a row of the table; addresses are those of the request's region."""
    names = ("directory:detail", "registry:detail", "registry:public_body", "networks:detail")
    activity, organisation, body, network = (addresses_of_rows(name) for name in names)

    def row_of(record: Record) -> Sequence[Cell]:
        if isinstance(record, Activity):
            more = str(record.organisation), record.price_kind, record.price, record.ended_on
            url = activity(record.address)
            return _row("activity", record, record.summary, more, site + url)
        if isinstance(record, Network):
            more = "", "", None, record.last_on
            return _row("network", record, record.purpose, more, site + network(record.address))
        url_of = body if record.kind == OrganisationKind.PUBLIC_BODY else organisation
        more = "", "", None, record.ended_on
        return _row("organisation", record, record.summary, more, site + url_of(record.address))

    return row_of


def _row(
    kind: str, record: Record, summary: Trilingual, more: Sequence[Cell], url: str
) -> Sequence[Cell]:
    names = record.name_fi, record.name_sv, record.name_en
    return kind, record.code, *names, summary.fi, summary.sv, summary.en, *more, url
