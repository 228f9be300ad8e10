"""Organisations for other systems: only what everyone may read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema
from ninja.errors import HttpError

from kumaja.foundation.core.engine.interface import Texts, Values, checked, json_of, texts_of
from kumaja.foundation.core.queries import page_after
from kumaja.foundation.files.engine.csv_tables import csv_lines
from kumaja.foundation.regions.gates import region_of
from kumaja.network.registry.forms import OrganisationFilterForm
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import public_record, visible_in

router = Router(tags=["organisations"])
COLUMNS = (
    "code", "uuid", "kind", "name_fi", "name_sv", "name_en", "business_id", "summary_fi",
    "summary_sv", "summary_en", "municipalities", "whole_region", "languages", "website",
    "ended_on", "checked_on", "url",
)  # fmt: skip


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


@router.get("/organisations", response=OrganisationPage, url_name="list_organisations")
def list_organisations(
    request: HttpRequest, after: str = "", limit: Annotated[int, Query(ge=1, le=100)] = 20
) -> HttpResponse:
    """List organisations by name."""
    rows = _listed(request).for_others()
    page = page_after(rows, order="sort_key", after=after, limit=limit)
    return json_of({"items": _told(page.rows, request), "after": page.after})


@router.get("/organisations.csv", url_name="organisations_csv")
def organisations_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Return the same list as CSV (semicolons, UTF-8 with mark), all rows."""
    rows = _listed(request).for_others().order_by("sort_key", "code").iterator(chunk_size=500)
    lines = csv_lines([COLUMNS, *(_cells(row, request) for row in rows)])
    headers = {"Content-Disposition": 'attachment; filename="organisations.csv"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


@router.get("/organisations/{code}", response=OrganisationOut, url_name="get_organisation")
def get_organisation(request: HttpRequest, code: str) -> HttpResponse:
    """Return one organisation by its public code."""
    found = visible_in(region_of(request)).for_others().filter(code=code)[:1]
    if not found:
        raise HttpError(404, "There is no such organisation, or it is not public.")
    return json_of(_told(found, request)[0])


def _told(rows: Iterable[Organisation], request: HttpRequest) -> list[Values]:
    """Return rows loaded `for_others` in the shape of `OrganisationOut`."""
    site = request.build_absolute_uri("/").rstrip("/")
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


def _cells(row: Organisation, request: HttpRequest) -> list[str]:
    seen = public_record(row)
    cells = (
        row.code, row.uuid, row.kind, row.name_fi, row.name_sv, row.name_en,
        seen.value("business_id"), row.summary_fi, row.summary_sv, row.summary_en,
        ",".join(sorted(area.code for area in row.areas.all())), row.is_region_wide,
        ",".join(row.languages), seen.value("website"), row.ended_on, _checked_on(row),
        request.build_absolute_uri(row.get_absolute_url()),
    )  # fmt: skip
    return ["" if cell is None else str(cell) for cell in cells]
