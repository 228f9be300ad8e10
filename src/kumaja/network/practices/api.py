"""Practices for other systems: only what everyone may read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from ninja import Query, Router, Schema
from ninja.errors import HttpError

from kumaja.foundation.core.engine.interface import Texts, Values, checked, json_of, texts_of
from kumaja.foundation.core.queries import page_after
from kumaja.foundation.files.engine.csv_tables import csv_lines
from kumaja.foundation.regions.gates import region_of
from kumaja.network.practices.forms import PracticeFilterForm
from kumaja.network.practices.models import Practice, PracticeQuerySet
from kumaja.network.practices.policies import visible_in
from kumaja.network.practices.queries.detail import ToldUse, uses_of
from kumaja.network.registry.domain.days import day_of

router = Router(tags=["practices"])
COLUMNS = (
    "code", "name_fi", "name_sv", "name_en", "summary_fi", "summary_sv", "summary_en",
    "organisation", "network", "municipality", "region", "shared", "published_on", "url",
)  # fmt: skip


class PracticeOut(Schema):
    """A good practice as everyone may see it; whose it is by public codes."""

    code: str
    name: Texts
    summary: Texts
    description: Texts
    needs: Texts
    origin: Texts
    organisation: str | None
    network: str | None
    municipality: str | None
    region: str
    shared: bool
    terms: dict[str, list[str]]
    published_on: date
    url: str


class PracticePage(Schema):
    """A page of practices; `after` is the cursor of the next, empty on the last."""

    items: list[PracticeOut]
    after: str


class VersionOut(Schema):
    """What changed in a version, when, and whose text it is."""

    number: int
    changed: Texts
    made_on: date
    made_by: str


class UseOut(Schema):
    """How the practice fared with somebody: `in_use`, `tried` or `given_up`."""

    who: list[Texts]
    state: str
    since_on: date
    learnt: Texts


class PracticeDetailOut(PracticeOut):
    """A good practice with its versions and who has tried it."""

    versions: list[VersionOut]
    uses: list[UseOut]


def _narrowed(request: HttpRequest) -> PracticeQuerySet:
    form: PracticeFilterForm = checked(PracticeFilterForm(request.GET))
    return form.apply(visible_in(region_of(request))).for_others()


@router.get("/practices", response=PracticePage, url_name="list_practices")
def list_practices(
    request: HttpRequest, after: str = "", limit: Annotated[int, Query(ge=1, le=100)] = 20
) -> HttpResponse:
    """List good practices by name, with those that other regions share."""
    page = page_after(_narrowed(request), order="sort_key", after=after, limit=limit)
    return json_of({"items": _told(page.rows, request), "after": page.after})


@router.get("/practices.csv", url_name="practices_csv")
def practices_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Return the same list as CSV (semicolons, UTF-8 with mark), all rows."""
    rows = _narrowed(request).order_by("sort_key", "code").iterator(chunk_size=500)
    lines = csv_lines([COLUMNS, *(_cells(row, request) for row in rows)])
    headers = {"Content-Disposition": 'attachment; filename="practices.csv"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


@router.get("/practices/{code}", response=PracticeDetailOut, url_name="get_practice")
def get_practice(request: HttpRequest, code: str) -> HttpResponse:
    """Return one practice by its public code, with its versions and uses."""
    region = region_of(request)
    found = visible_in(region).for_others().filter(code=code)[:1]
    if not found:
        raise HttpError(404, "There is no such practice, or it was taken away.")
    row = found[0]
    versions = [
        {"number": one.number, "changed": texts_of(one.changed), "made_on": one.made_on,
         "made_by": one.made_by}
        for one in row.versions.order_by("-number")
    ]  # fmt: skip
    uses = [_use(one) for one in uses_of(row, region)]
    return json_of(_practice(row, request) | {"versions": versions, "uses": uses})


def _told(rows: Iterable[Practice], request: HttpRequest) -> list[Values]:
    return [_practice(row, request) for row in rows]


def _practice(row: Practice, request: HttpRequest) -> Values:
    terms: dict[str, list[str]] = {}
    for term in row.terms.all():
        terms.setdefault(term.scheme, []).append(term.code)
    texts = ("name", "summary", "description", "needs", "origin")
    return {
        "code": row.code,
        **{name: texts_of(getattr(row, name)) for name in texts},
        "organisation": row.organisation.code if row.organisation else None,
        "network": row.network.code if row.network else None,
        "municipality": row.municipality.code if row.municipality else None,
        "region": row.region.slug,
        "shared": row.is_shared,
        "terms": terms,
        "published_on": _published_on(row),
        "url": request.build_absolute_uri(row.get_absolute_url()),
    }


def _use(one: ToldUse) -> Values:
    return {
        "who": [texts_of(who.name) for who in one.who],
        "state": one.state,
        "since_on": one.since_on,
        "learnt": texts_of(one.learnt),
    }


def _published_on(row: Practice) -> date:
    assert row.published_at is not None  # noqa: S101 - only published ones are told
    return day_of(row.published_at)


def _cells(row: Practice, request: HttpRequest) -> list[str]:
    named = [getattr(row, f"{name}_{one}") for name in ("name", "summary")
             for one in ("fi", "sv", "en")]  # fmt: skip
    return [
        row.code, *named,
        row.organisation.code if row.organisation else "",
        row.network.code if row.network else "",
        row.municipality.code if row.municipality else "",
        row.region.slug, "yes" if row.is_shared else "no", _published_on(row).isoformat(),
        request.build_absolute_uri(row.get_absolute_url()),
    ]  # fmt: skip
