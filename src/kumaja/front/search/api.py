"""Search for other systems: the same function that the search page asks."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from ninja.errors import HttpError

from kumaja.foundation.core.engine.interface import Texts
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.engine.folders import IndexMissing
from kumaja.foundation.regions.gates import region_of
from kumaja.front.search.queries.finding import FoundRow, find
from kumaja.help.directory.models import Activity
from kumaja.network.networks.models import Network
from kumaja.network.practices.models import Practice
from kumaja.network.registry.models import Organisation
from kumaja.voice.matters.models import Matter

KINDS = {Activity: "activity", Organisation: "organisation", Network: "network",
         Practice: "practice", Matter: "matter"}  # fmt: skip
router = Router(tags=["search"])
FACETS = [
    {
        "name": facet.value, "in": "query", "required": False, "explode": True,
        "description": "Codes; an unknown one finds nothing.",
        "schema": {"type": "array", "items": {"type": "string"}},
    }
    for facet in Facet
]  # fmt: skip


class FoundOut(Schema):
    """One record that was found: activity, organisation, network, practice or matter."""

    kind: str
    code: str
    name: Texts
    summary: Texts
    organisation: Texts
    url: str


class ResultOut(Schema):
    """One page of what was found; counts beside each facet are of all that was found."""

    count: int
    page: int
    last_page: int
    items: list[FoundOut]
    facets: dict[str, dict[str, int]]


@router.get("/search", response=ResultOut, url_name="search", openapi_extra={"parameters": FACETS})
def search(
    request: HttpRequest,
    q: str = "",
    lang: Literal["fi", "sv", "en"] = "fi",
    page: Annotated[int, Query(ge=1, le=500)] = 1,
) -> ResultOut:
    """Search in one's own words; each facet is a parameter and may be given several times.

    `lang` is the language of the words; `language` narrows to what is held in a language.
    """
    filters = {
        facet: tuple(values) for facet in Facet if (values := request.GET.getlist(facet.value))
    }
    try:
        found = find(
            region_of(request), q, moment=timezone.now(), filters=filters, page=page,
            language=lang,
        )  # fmt: skip
    except IndexMissing as missing:
        raise HttpError(503, "Search does not answer just now. Try again in a moment.") from missing
    facets = {facet.value: dict(counts) for facet, counts in found.facets.items()}
    return ResultOut.model_construct(
        count=found.count, page=found.page, last_page=found.last_page, facets=facets,
        items=[_found(row, request) for row in found.rows],
    )  # fmt: skip


def _found(row: FoundRow, request: HttpRequest) -> FoundOut:
    record, card = row.record, row.card
    return FoundOut.model_construct(
        kind=KINDS[type(record)],
        code=record.code,
        name=Texts.of(row.name),
        summary=Texts.of(record.purpose if isinstance(record, Network) else record.summary),
        organisation=Texts.of(card.activity.organisation.name) if card else Texts(),
        url=request.build_absolute_uri(record.get_absolute_url()),
    )
