"""Activities for other systems: JSON pages, one record, CSV on the same filters."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Field, Query, Router, Schema
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
from kumaja.help.directory.domain.occurrences import Timing
from kumaja.help.directory.forms import ActivityFilterForm
from kumaja.help.directory.models import Activity, ActivityQuerySet
from kumaja.help.directory.policies import visible_in
from kumaja.help.directory.queries import ChannelRow, Details, details_of
from kumaja.help.directory.queries.told import table_of

router = Router(tags=["activities"])
FILE = "activities"
HOUR = r"^\d\d:\d\d:\d\d$"  # JSON Schema's own `time` wants a zone beside it
COLUMNS = (
    "code", "uuid", "kind", "name_fi", "name_sv", "name_en", "organisation_code", "organisation",
    "summary_fi", "summary_sv", "summary_en", "municipalities", "whole_region", "remote",
    "languages", "price_kind", "price", "way_in", "ended_on", "checked_on", "url",
)  # fmt: skip


class ChannelOut(Schema):
    """A place, a phone line, an address on the net."""

    kind: str
    name: Texts
    street: str
    postal_code: str
    municipality: str
    phone: str
    url: str
    email: str


class ScheduleOut(Schema):
    """When it happens; the rule is one of RFC 5545, hours are Helsinki's."""

    rule: str
    first_on: date
    until_on: date | None
    starts_at: str = Field(pattern=HOUR)
    ends_at: str = Field(pattern=HOUR)


class OrganisationBrief(Schema):
    """Whose activity it is."""

    code: str
    name: Texts


class ActivityOut(Schema):
    """An activity with all that its page shows."""

    code: str
    uuid: UUID | None
    kind: str
    name: Texts
    summary: Texts
    summary_easy: str
    description: Texts
    organisation: OrganisationBrief
    municipalities: list[str]
    whole_region: bool
    remote: bool
    languages: list[str]
    price_kind: str
    price: Decimal | None
    way_in: str
    age_from: int | None
    age_to: int | None
    terms: dict[str, list[str]]
    facts: dict[str, bool]
    channels: list[ChannelOut]
    schedules: list[ScheduleOut]
    next_at: datetime | None
    paused_until: date | None
    ended_on: date | None
    is_full: bool
    checked_on: date | None
    url: str


class ActivityPage(Schema):
    """A page of activities; `after` is the cursor of the next, empty on the last."""

    items: list[ActivityOut]
    after: str


def _listed(request: HttpRequest) -> ActivityQuerySet:
    form: ActivityFilterForm = checked(ActivityFilterForm(request.GET))
    return form.apply(visible_in(region_of(request)))


@router.get(
    "/activities",
    response=ActivityPage,
    url_name="list_activities",
    openapi_extra=parameters_of(ActivityFilterForm),
)
def list_activities(
    request: HttpRequest, after: str = "", limit: Annotated[int, Query(ge=1, le=100)] = 20
) -> HttpResponse:
    """List activities by name; all parameters of the form may be given together."""
    page = page_after(_listed(request).for_others(), order="sort_key", after=after, limit=limit)
    return json_of({"items": _told(page.rows, request), "after": page.after})


@router.get(
    "/activities.csv", url_name="activities_csv", openapi_extra=parameters_of(ActivityFilterForm)
)
def activities_csv(request: HttpRequest) -> HttpResponseBase:
    """Return the same list as CSV (semicolons, UTF-8 with mark), all rows."""
    return table(table_of(_listed(request), site_of(request)), name=FILE, kind=FileKind.CSV)


@router.get(
    "/activities.xlsx", url_name="activities_xlsx", openapi_extra=parameters_of(ActivityFilterForm)
)
def activities_xlsx(request: HttpRequest) -> HttpResponseBase:
    """Return the same list as a workbook of Excel, all rows."""
    return table(table_of(_listed(request), site_of(request)), name=FILE, kind=FileKind.XLSX)


@router.get("/activities/{code}", response=ActivityOut, url_name="get_activity")
def get_activity(request: HttpRequest, code: str) -> HttpResponse:
    """Return one activity by its public code."""
    found = visible_in(region_of(request)).for_others().filter(code=code)[:1]
    if not found:
        raise HttpError(404, "There is no such activity, or it is not public.")
    return json_of(_told(found, request)[0])


def _told(rows: Collection[Activity], request: HttpRequest) -> list[Values]:
    """Return rows loaded `for_others` in the shape of `ActivityOut`."""
    details, now = details_of(rows), timezone.now()
    site = site_of(request)
    return [_activity_out(row, details[row.pk], now, site) for row in rows]


def _activity_out(row: Activity, details: Details, now: datetime, site: str) -> Values:
    next_time = row.next_of(details.timings, now)
    return {
        "code": row.code, "uuid": row.uuid, "kind": row.kind, "name": texts_of(row.name),
        "summary": texts_of(row.summary), "summary_easy": row.summary_easy,
        "description": texts_of(row.description),
        "organisation": {"code": row.organisation.code, "name": texts_of(row.organisation.name)},
        "municipalities": sorted(details.municipalities),
        "whole_region": row.is_region_wide, "remote": row.is_remote, "languages": row.languages,
        "price_kind": row.price_kind, "price": row.price, "way_in": row.way_in,
        "age_from": row.age_from, "age_to": row.age_to, "terms": details.terms,
        "facts": details.facts, "channels": _channels(row, details.channels),
        "schedules": _schedules(details.timings),
        "next_at": next_time.starts if next_time else None, "paused_until": row.paused_until,
        "ended_on": row.ended_on, "is_full": row.is_full, "checked_on": _day(row.checked_at),
        "url": f"{site}{row.get_absolute_url()}",
    }  # fmt: skip


def _channels(row: Activity, channels: list[ChannelRow]) -> list[Values]:
    return [
        {
            "kind": channel.kind, "name": texts_of(channel.name), "street": channel.street,
            "postal_code": channel.postal_code, "phone": channel.phone, "url": channel.url,
            "municipality": channel.municipality or "", "email": channel.email,
        }
        for channel in channels
        if not row.is_address_secret or not channel.street
    ]  # fmt: skip


def _schedules(timings: list[Timing]) -> list[Values]:
    return [
        {
            "rule": time.rule, "first_on": time.first_on, "until_on": time.until_on,
            "starts_at": time.starts_at, "ends_at": time.ends_at,
        }
        for time in timings
    ]  # fmt: skip


def _day(moment: datetime | None) -> date | None:
    return timezone.localtime(moment).date() if moment else None
