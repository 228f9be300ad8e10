"""Organisations for other systems: only what everyone may read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Query, Router, Schema
from ninja.errors import HttpError

from kumaja.foundation.core.engine.interface import (
    Texts,
    Values,
    checked,
    json_of,
    parameters_of,
    site_of,
    texts_of,
)
from kumaja.foundation.core.queries import page_after
from kumaja.foundation.files.domain.kinds import FileKind
from kumaja.foundation.files.gates import table
from kumaja.foundation.regions.gates import region_of
from kumaja.network.registry.forms import OrganisationFilterForm
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import public_record, visible_in
from kumaja.network.registry.queries import table_of

router = Router(tags=["organisations"])
FILE = "organisations"


class ContactOut(Schema):
    """A way to reach the organisation, by role."""

    role: Texts
    phone: str
    email: str


class OrganisationOut(Schema):
    """An organisation as everyone may see it; a hidden field reads as empty."""

    code: str
    uuid: UUID | None
    kind: str
    name: Texts
    summary: Texts
    description: Texts
    represents: Texts
    experience_expertise: Texts
    business_id: str | None
    website: str
    founded_year: int | None
    members: int | None
    languages: list[str]
    municipalities: list[str]
    whole_region: bool
    terms: dict[str, list[str]]
    contacts: list[ContactOut]
    ended_on: date | None
    checked_on: date | None
    url: str


class OrganisationPage(Schema):
    """A page of organisations; `after` is the cursor of the next, empty on the last."""

    items: list[OrganisationOut]
    after: str


def _listed(request: HttpRequest) -> OrganisationQuerySet:
    form: OrganisationFilterForm = checked(OrganisationFilterForm(request.GET))
    return form.apply(visible_in(region_of(request)))


@router.get(
    "/organisations",
    response=OrganisationPage,
    url_name="list_organisations",
    openapi_extra=parameters_of(OrganisationFilterForm),
)
def list_organisations(
    request: HttpRequest, after: str = "", limit: Annotated[int, Query(ge=1, le=100)] = 20
) -> HttpResponse:
    """List organisations by name."""
    rows = _listed(request).for_others()
    page = page_after(rows, order="sort_key", after=after, limit=limit)
    return json_of({"items": _told(page.rows, request), "after": page.after})


@router.get(
    "/organisations.csv",
    url_name="organisations_csv",
    openapi_extra=parameters_of(OrganisationFilterForm),
)
def organisations_csv(request: HttpRequest) -> HttpResponseBase:
    """Return the same list as CSV (semicolons, UTF-8 with mark), all rows."""
    return table(table_of(_listed(request), site_of(request)), name=FILE, kind=FileKind.CSV)


@router.get(
    "/organisations.xlsx",
    url_name="organisations_xlsx",
    openapi_extra=parameters_of(OrganisationFilterForm),
)
def organisations_xlsx(request: HttpRequest) -> HttpResponseBase:
    """Return the same list as a workbook of Excel, all rows."""
    return table(table_of(_listed(request), site_of(request)), name=FILE, kind=FileKind.XLSX)


@router.get("/organisations/{code}", response=OrganisationOut, url_name="get_organisation")
def get_organisation(request: HttpRequest, code: str) -> HttpResponse:
    """Return one organisation by its public code."""
    found = visible_in(region_of(request)).for_others().filter(code=code)[:1]
    if not found:
        raise HttpError(404, "There is no such organisation, or it is not public.")
    return json_of(_told(found, request)[0])


def _told(rows: Iterable[Organisation], request: HttpRequest) -> list[Values]:
    """Return rows loaded `for_others` in the shape of `OrganisationOut`."""
    site = site_of(request)
    return [_organisation_out(row, site) for row in rows]


def _organisation_out(row: Organisation, site: str) -> Values:
    seen = public_record(row)
    terms: dict[str, list[str]] = {}
    for term in row.terms.all():
        terms.setdefault(term.scheme, []).append(term.code)
    return {
        "code": row.code, "uuid": row.uuid, "kind": row.kind, "name": texts_of(row.name),
        "summary": texts_of(row.summary), "description": texts_of(seen.text("description")),
        "represents": texts_of(seen.text("represents")),
        "experience_expertise": texts_of(seen.text("experience_expertise")),
        "business_id": seen.value("business_id"), "website": seen.value("website") or "",
        "founded_year": seen.value("founded_year"), "members": seen.value("members"),
        "languages": row.languages,
        "municipalities": sorted(area.code for area in row.areas.all()),
        "whole_region": row.is_region_wide, "terms": terms,
        "contacts": [
            {"role": texts_of(one.role), "phone": one.phone, "email": one.email}
            for one in seen.contacts
        ],
        "ended_on": row.ended_on, "checked_on": _checked_on(row),
        "url": f"{site}{row.get_absolute_url()}",
    }  # fmt: skip


def _checked_on(row: Organisation) -> date | None:
    return timezone.localtime(row.checked_at).date() if row.checked_at else None
