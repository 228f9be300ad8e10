"""Services: our activities."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Query, Router

from kumaja.foundation.core.engine.interface import json_of
from kumaja.foundation.regions.gates import region_of
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import ActivityQuerySet
from kumaja.help.interchange.api.answering import (
    moment_in,
    narrowed_by_words,
    one_or_404,
    rows_answer,
    streamed,
)
from kumaja.help.interchange.api.shapes import (
    STREAM,
    ServiceListParameters,
    ServicePage,
    ServiceParameters,
    ServiceTold,
)
from kumaja.help.interchange.domain.hsds.paging import Slice
from kumaja.help.interchange.queries.answered import Answers
from kumaja.help.interchange.queries.asked import (
    ACTIVITY,
    minimal_services,
    modified_since,
    of_organisation,
    service_called,
    with_term,
    with_term_of,
)
from kumaja.help.interchange.queries.exported import services_in

router = Router(tags=["services"])


def services_asked(region: Region, asked: ServiceParameters) -> ActivityQuerySet:
    """Return the services that the parameters ask for, all of them together."""
    rows = services_in(region)
    if asked.organization_id:
        rows = of_organisation(region, rows, asked.organization_id)
    if asked.taxonomy_term_id:
        rows = with_term(rows, asked.taxonomy_term_id)
    if asked.taxonomy_id:
        rows = with_term_of(rows, asked.taxonomy_id)
    if asked.modified_after:
        rows = modified_since(rows, moment_in(asked.modified_after))
    found: ActivityQuerySet = narrowed_by_words(region, rows, ACTIVITY, asked.search)  # type: ignore[assignment]
    return found


@router.get("/services", response=ServicePage, url_name="list_services", openapi_extra=STREAM)
def list_services(request: HttpRequest, asked: Query[ServiceListParameters]) -> HttpResponseBase:
    """List services by name with their own fields and their organization; `full` for all."""
    region = region_of(request)
    rows = services_asked(region, asked).order_by("sort_key", "pk")
    if asked.minimal == "true":
        entries = minimal_services(rows)
        if asked.format == "ndjson":
            return streamed(entries)
        return json_of(Slice(1, max(1, len(entries))).told(len(entries), entries))
    answers = Answers(region, timezone.localdate())
    tell = answers.full_services if asked.full == "true" else answers.short_services
    return rows_answer(rows, asked, lambda keys: tell(rows.filter(pk__in=keys)))


@router.get("/services/{id}", response=ServiceTold, url_name="get_service")
def get_service(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002 - HSDS's own name
    """Return one service with all related data."""
    region = region_of(request)
    row = service_called(region, id)
    rows = services_in(region).filter(pk=row.pk) if row else services_in(region).none()
    return one_or_404(Answers(region, timezone.localdate()).full_services(rows), "service")
