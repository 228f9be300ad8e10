"""Organizations."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from kumaja.foundation.regions.gates import region_of
from kumaja.help.interchange.api.answering import narrowed_by_words, one_or_404, rows_answer
from kumaja.help.interchange.api.shapes import (
    STREAM,
    Choice,
    OrganisationParameters,
    OrganizationPage,
    OrganizationTold,
)
from kumaja.help.interchange.domain.hsds.nesting import Entry
from kumaja.help.interchange.queries.answered import Answers
from kumaja.help.interchange.queries.asked import (
    ORGANISATION,
    organisation_called,
    with_term,
    with_term_of,
)
from kumaja.network.registry.policies import visible_in

router = Router(tags=["organizations"])


class FullService(Schema):
    """How much of its services is told."""

    full_service: Choice = Field("false", description="`true`: with its services in full.")


@router.get(
    "/organizations", response=OrganizationPage, url_name="list_organizations",
    openapi_extra=STREAM,
)  # fmt: skip
def list_organizations(
    request: HttpRequest, asked: Query[OrganisationParameters]
) -> HttpResponseBase:
    """List organizations by name with their own fields; `full` for all that belongs to them."""
    region = region_of(request)
    rows = visible_in(region)
    if asked.taxonomy_term_id:
        rows = with_term(rows, asked.taxonomy_term_id)
    if asked.taxonomy_id:
        rows = with_term_of(rows, asked.taxonomy_id)
    found: Any = narrowed_by_words(region, rows, ORGANISATION, asked.search)
    ordered = found.order_by("sort_key", "pk")
    answers = Answers(region, timezone.localdate())
    is_full = "true" in (asked.full, asked.full_service)

    def tell(keys: Any) -> list[Entry]:  # noqa: ANN401 - keys of rows
        if not is_full:
            return answers.short_organisations(ordered.filter(pk__in=keys))
        return answers.full_organisations(
            ordered.filter(pk__in=keys), with_full_services=asked.full_service == "true"
        )

    return rows_answer(ordered, asked, tell)


@router.get("/organizations/{id}", response=OrganizationTold, url_name="get_organization")
def get_organization(
    request: HttpRequest,
    id: str,  # noqa: A002 - HSDS's own name
    asked: Query[FullService],
) -> HttpResponse:
    """Return one organization with all related data, and what it offers."""
    region = region_of(request)
    row = organisation_called(region, id)
    rows = visible_in(region)
    found = rows.filter(pk=row.pk) if row else rows.none()
    entries = Answers(region, timezone.localdate()).full_organisations(
        found, with_full_services=asked.full_service == "true"
    )
    return one_or_404(entries, "organization")
