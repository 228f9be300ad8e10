"""Services at locations: our activities where each is had."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Query, Router

from kumaja.foundation.regions.gates import region_of
from kumaja.help.interchange.api.answering import one_or_404, rows_answer
from kumaja.help.interchange.api.services import services_asked
from kumaja.help.interchange.api.shapes import (
    STREAM,
    ServiceAtLocationPage,
    ServiceAtLocationTold,
    ServiceParameters,
)
from kumaja.help.interchange.domain.hsds.nesting import Entry
from kumaja.help.interchange.queries.answered import Answers
from kumaja.help.interchange.queries.asked import channels_told, service_with_place
from kumaja.help.interchange.queries.exported import services_in

router = Router(tags=["service_at_locations"])


@router.get(
    "/service_at_locations", response=ServiceAtLocationPage, url_name="list_service_at_locations",
    openapi_extra=STREAM,
)  # fmt: skip
def list_service_at_locations(
    request: HttpRequest, asked: Query[ServiceParameters]
) -> HttpResponseBase:
    """List services at their locations, by the services' names; `full` for all related data."""
    region = region_of(request)
    rows = channels_told(region, services_asked(region, asked))
    answers = Answers(region, timezone.localdate())

    def tell(keys: Sequence[int]) -> list[Entry]:
        return answers.at_locations(list(rows.filter(pk__in=keys)), is_full=asked.full == "true")

    return rows_answer(rows, asked, tell)


@router.get(
    "/service_at_locations/{id}", response=ServiceAtLocationTold, url_name="get_service_at_location"
)
def get_service_at_location(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """Return one service at one location with all related data."""
    region = region_of(request)
    row = service_with_place(region, id)
    rows = services_in(region).filter(pk=row.pk) if row else services_in(region).none()
    channels = list(channels_told(region, rows))
    answers = Answers(region, timezone.localdate())
    entries = answers.at_locations(channels, is_full=True)
    return one_or_404([each for each in entries if each["id"] == id], "service at a location")
