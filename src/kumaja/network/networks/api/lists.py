"""Networks and their memberships for other systems: only what everyone may read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
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
from kumaja.network.networks.forms import MembershipFilterForm, NetworkFilterForm
from kumaja.network.networks.models import Network, NetworkMembership, NetworkQuerySet
from kumaja.network.networks.policies import visible_in
from kumaja.network.networks.queries.told import table_of

router = Router(tags=["networks"])
FILE = "networks"


class NetworkOut(Schema):
    """A network as everyone may see it; `ends_on` is the day after its last one."""

    code: str
    kind: str
    name: Texts
    purpose: Texts
    starts_on: date
    ends_on: date | None
    convener: str | None
    municipalities: list[str]
    whole_region: bool
    locality: str
    terms: dict[str, list[str]]
    url: str


class NetworkPage(Schema):
    """A page of networks; `after` is the cursor of the next, empty on the last."""

    items: list[NetworkOut]
    after: str


class MembershipOut(Schema):
    """An organisation's part in a network for a time; the rows of one pair are its history."""

    code: str
    network: str
    organisation: str
    degree: str
    since_on: date
    until_on: date | None


class MembershipPage(Schema):
    """A page of memberships; `after` is the cursor of the next, empty on the last."""

    items: list[MembershipOut]
    after: str


def _listed(request: HttpRequest) -> NetworkQuerySet:
    form: NetworkFilterForm = checked(NetworkFilterForm(request.GET))
    return form.apply(visible_in(region_of(request)))


@router.get(
    "/networks",
    response=NetworkPage,
    url_name="list_networks",
    openapi_extra=parameters_of(NetworkFilterForm),
)
def list_networks(
    request: HttpRequest, after: str = "", limit: Annotated[int, Query(ge=1, le=100)] = 20
) -> HttpResponse:
    """List networks by name, the ended ones too."""
    page = page_after(_listed(request).for_others(), order="sort_key", after=after, limit=limit)
    return json_of({"items": _told(page.rows, request), "after": page.after})


@router.get(
    "/networks.csv", url_name="networks_csv", openapi_extra=parameters_of(NetworkFilterForm)
)
def networks_csv(request: HttpRequest) -> HttpResponseBase:
    """Return the same list as CSV (semicolons, UTF-8 with mark), all rows."""
    return table(table_of(_listed(request), site_of(request)), name=FILE, kind=FileKind.CSV)


@router.get(
    "/networks.xlsx", url_name="networks_xlsx", openapi_extra=parameters_of(NetworkFilterForm)
)
def networks_xlsx(request: HttpRequest) -> HttpResponseBase:
    """Return the same list as a workbook of Excel, all rows."""
    return table(table_of(_listed(request), site_of(request)), name=FILE, kind=FileKind.XLSX)


@router.get("/networks/{code}", response=NetworkOut, url_name="get_network")
def get_network(request: HttpRequest, code: str) -> HttpResponse:
    """Return one network by its public code."""
    found = visible_in(region_of(request)).for_others().filter(code=code)[:1]
    if not found:
        raise HttpError(404, "There is no such network, or it was taken away.")
    return json_of(_told(found, request)[0])


@router.get(
    "/memberships",
    response=MembershipPage,
    url_name="list_memberships",
    openapi_extra=parameters_of(MembershipFilterForm),
)
def list_memberships(
    request: HttpRequest, after: str = "", limit: Annotated[int, Query(ge=1, le=100)] = 20
) -> HttpResponse:
    """List memberships of networks with their history, in an order that stays."""
    form: MembershipFilterForm = checked(MembershipFilterForm(request.GET))
    rows = NetworkMembership.objects.filter(
        network__in=visible_in(region_of(request)), organisation__archived_at__isnull=True
    )
    loaded = form.apply(rows).select_related("network", "organisation").only(
        "code", "degree", "since_on", "until_on", "network__code", "organisation__code"
    )  # fmt: skip
    page = page_after(loaded, order="code", after=after, limit=limit)
    return json_of({"items": [_part(row) for row in page.rows], "after": page.after})


def _told(rows: Iterable[Network], request: HttpRequest) -> list[Values]:
    return [_network(row, request) for row in rows]


def _network(row: Network, request: HttpRequest) -> Values:
    terms: dict[str, list[str]] = {}
    for term in row.terms.all():
        terms.setdefault(term.scheme, []).append(term.code)
    return {
        "code": row.code,
        "kind": row.kind,
        "name": texts_of(row.name),
        "purpose": texts_of(row.purpose),
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "convener": row.convener.code if row.convener else None,
        "municipalities": [place.code for place in row.municipalities.all()],
        "whole_region": row.is_region_wide,
        "locality": row.locality,
        "terms": terms,
        "url": request.build_absolute_uri(row.get_absolute_url()),
    }


def _part(row: NetworkMembership) -> Values:
    return {
        "code": row.code,
        "network": row.network.code,
        "organisation": row.organisation.code,
        "degree": row.degree,
        "since_on": row.since_on,
        "until_on": row.until_on,
    }
