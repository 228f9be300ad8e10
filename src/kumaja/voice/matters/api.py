"""Matters and decisions for other systems: only what everyone may read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated

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
from kumaja.voice.matters.forms import DecisionFilterForm, MatterFilterForm
from kumaja.voice.matters.models import (
    Decision,
    DecisionQuerySet,
    Matter,
    MatterOwner,
    MatterQuerySet,
)
from kumaja.voice.matters.policies import visible_in
from kumaja.voice.matters.queries.detail import MatterPage, ToldStage, find_matter, get_matter_page
from kumaja.voice.matters.queries.told import (
    code_of,
    course_at,
    decision_table_of,
    decisions_for_others,
    for_others,
    table_of,
)

router = Router(tags=["matters"])


class OwnerOut(Schema):
    """Who prepares a matter and owes answers; `role` answers, never a person."""

    code: str
    kind: str
    name: Texts
    part: str
    role: Texts
    decides: Texts


class MatterOut(Schema):
    """A matter; `turns_at` is when it opens or closes, or when its hearing closed."""

    code: str
    title: Texts
    summary: Texts
    object: str
    phase: str
    state: str
    turns_at: datetime | None
    owners: list[OwnerOut]
    municipalities: list[str]
    terms: dict[str, list[str]]
    parent: str | None
    case_number: str
    residents_may_speak: bool
    published_at: datetime
    closed_at: datetime | None
    url: str


class MatterPageOut(Schema):
    """A page of matters; `after` is the cursor of the next, empty on the last."""

    items: list[MatterOut]
    after: str


class PromiseOut(Schema):
    """What an owner promises to do with what is said; a changed one says why."""

    owner: str
    level: str
    text: Texts
    answer_by_on: date | None
    given_at: datetime
    reason: Texts
    in_force: bool


class PeriodOut(Schema):
    """How a stage's days were moved."""

    at: datetime
    started_at: datetime
    ended_at: datetime
    reason: str


class StageOut(Schema):
    """A part of a matter's way; half-open: at `ends_at` it is over."""

    code: str
    kind: str
    title: Texts
    starts_at: datetime
    ends_at: datetime
    takes_views: bool
    source: str
    source_url: str
    promises: list[PromiseOut]
    moved: list[PeriodOut]


class GroupOut(Schema):
    """Whom the matter affects, and where that is known from."""

    name: Texts
    source: Texts


class DecisionOut(Schema):
    """What was decided, when, by whom and why."""

    code: str
    matter: str
    body: str
    decider: Texts
    decided_on: date
    section: str
    title: Texts
    result: Texts
    reasons: Texts
    document_url: str
    follow_up_on: date | None
    url: str


class DecisionDetailOut(DecisionOut):
    """A decision, with the one that it was recorded instead of and the one that replaced it."""

    replaces: str | None
    replaced_by: str | None


class MatterDetailOut(MatterOut):
    """A matter with its stages, promises, groups and decisions."""

    can_change: Texts
    cannot_change: Texts
    easy: Texts
    groups: list[GroupOut]
    stages: list[StageOut]
    decisions: list[DecisionOut]


class DecisionPageOut(Schema):
    """A page of decisions; `after` is the cursor of the next, empty on the last."""

    items: list[DecisionOut]
    after: str


def _listed(request: HttpRequest) -> MatterQuerySet:
    form: MatterFilterForm = checked(MatterFilterForm(request.GET))
    return form.apply(visible_in(region_of(request)), timezone.now())


def _decided(request: HttpRequest) -> DecisionQuerySet:
    form: DecisionFilterForm = checked(DecisionFilterForm(request.GET))
    return form.apply(Decision.objects.in_force(), visible_in(region_of(request)))


@router.get(
    "/matters",
    response=MatterPageOut,
    url_name="list_matters",
    openapi_extra=parameters_of(MatterFilterForm),
)
def list_matters(
    request: HttpRequest, after: str = "", limit: Annotated[int, Query(ge=1, le=100)] = 20
) -> HttpResponse:
    """List matters by code; `state` keeps those that are ahead, open, heard, decided or done."""
    page = page_after(for_others(_listed(request)), order="code", after=after, limit=limit)
    site, now = site_of(request), timezone.now()
    return json_of({"items": [_matter(row, now, site) for row in page.rows], "after": page.after})


@router.get("/matters.csv", url_name="matters_csv", openapi_extra=parameters_of(MatterFilterForm))
def matters_csv(request: HttpRequest) -> HttpResponseBase:
    """Return the same list as CSV (semicolons, UTF-8 with mark), all rows."""
    return _matter_table(request, FileKind.CSV)


@router.get("/matters.xlsx", url_name="matters_xlsx", openapi_extra=parameters_of(MatterFilterForm))
def matters_xlsx(request: HttpRequest) -> HttpResponseBase:
    """Return the same list as a workbook of Excel, all rows."""
    return _matter_table(request, FileKind.XLSX)


@router.get("/matters/{code}", response=MatterDetailOut, url_name="get_matter")
def get_matter(request: HttpRequest, code: str) -> HttpResponse:
    """Return one matter with its stages, promises, groups and decisions."""
    region, now, site = region_of(request), timezone.now(), site_of(request)
    found = find_matter(for_others(visible_in(region)), code)
    if found is None:
        raise HttpError(404, "There is no such matter, or it is not public.")
    page = get_matter_page(found, region, now)
    return json_of(_matter(found, now, site) | _detail(page, site))


@router.get(
    "/decisions",
    response=DecisionPageOut,
    url_name="list_decisions",
    tags=["decisions"],
    openapi_extra=parameters_of(DecisionFilterForm),
)
def list_decisions(
    request: HttpRequest, after: str = "", limit: Annotated[int, Query(ge=1, le=100)] = 20
) -> HttpResponse:
    """List decisions in force by code, with their reasons."""
    rows = decisions_for_others(_decided(request))
    page = page_after(rows, order="code", after=after, limit=limit)
    site = site_of(request)
    return json_of({"items": [_decision(row, site) for row in page.rows], "after": page.after})


@router.get(
    "/decisions.csv",
    url_name="decisions_csv",
    tags=["decisions"],
    openapi_extra=parameters_of(DecisionFilterForm),
)
def decisions_csv(request: HttpRequest) -> HttpResponseBase:
    """Return the same list as CSV (semicolons, UTF-8 with mark), all rows."""
    lines = decision_table_of(_decided(request), site_of(request))
    return table(lines, name="decisions", kind=FileKind.CSV)


@router.get(
    "/decisions.xlsx",
    url_name="decisions_xlsx",
    tags=["decisions"],
    openapi_extra=parameters_of(DecisionFilterForm),
)
def decisions_xlsx(request: HttpRequest) -> HttpResponseBase:
    """Return the same list as a workbook of Excel, all rows."""
    lines = decision_table_of(_decided(request), site_of(request))
    return table(lines, name="decisions", kind=FileKind.XLSX)


@router.get(
    "/decisions/{code}", response=DecisionDetailOut, url_name="get_decision", tags=["decisions"]
)
def get_decision(request: HttpRequest, code: str) -> HttpResponse:
    """Return one decision by its public code, also one that was recorded anew."""
    rows = Decision.objects.filter(matter__in=visible_in(region_of(request)), code=code)
    found = decisions_for_others(rows).select_related("replaces", "replaced_by").first()
    if found is None:
        raise HttpError(404, "There is no such decision, or it is not public.")
    newer: Decision | None = getattr(found, "replaced_by", None)
    history = {
        "replaces": found.replaces.code if found.replaces else None,
        "replaced_by": newer.code if newer else None,
    }
    return json_of(_decision(found, site_of(request)) | history)


def _matter_table(request: HttpRequest, kind: FileKind) -> HttpResponseBase:
    lines = table_of(_listed(request), site_of(request), timezone.now())
    return table(lines, name="matters", kind=kind)


def _matter(row: Matter, now: datetime, site: str) -> Values:
    course = course_at(row, now)
    terms: dict[str, list[str]] = {}
    for term in sorted(row.terms.all(), key=lambda one: (one.scheme, one.position, one.pk)):
        terms.setdefault(term.scheme, []).append(term.code)
    is_told = row.parent is not None and row.parent.published_at and not row.parent.archived_at
    return {
        "code": row.code, "title": texts_of(row.title), "summary": texts_of(row.summary),
        "object": row.object, "phase": row.phase, "state": course.standing,
        "turns_at": course.turns_at, "owners": [_owner(owner) for owner in row.owners.all()],
        "municipalities": sorted(area.code for area in row.areas.all()), "terms": terms,
        "parent": row.parent.code if is_told and row.parent else None,
        "case_number": row.case_number, "residents_may_speak": row.residents_may_speak,
        "published_at": row.published_at, "closed_at": row.closed_at,
        "url": f"{site}{row.get_absolute_url()}",
    }  # fmt: skip


def _owner(owner: MatterOwner) -> Values:
    return {
        "code": code_of(owner), "kind": "organisation" if owner.organisation else "network",
        "name": texts_of(owner.name), "part": owner.part, "role": texts_of(owner.role),
        "decides": texts_of(owner.decides),
    }  # fmt: skip


def _detail(page: MatterPage, site: str) -> Values:
    row = page.matter
    return {
        **{name: texts_of(getattr(row, name)) for name in ("can_change", "cannot_change", "easy")},
        "groups": [
            {"name": texts_of(group.name), "source": texts_of(group.source)}
            for group in page.groups
        ],
        "stages": [_stage(told) for told in page.stages],
        "decisions": [_decision(decision, site) for decision in page.decisions],
    }


def _stage(told: ToldStage) -> Values:
    stage = told.stage
    return {
        "code": stage.code, "kind": stage.kind, "title": texts_of(stage.title),
        "starts_at": stage.starts_at, "ends_at": stage.ends_at,
        "takes_views": stage.takes_views, "source": stage.source,
        "source_url": stage.source_url, "promises": list(_promises(told)),
        "moved": [
            {"at": each.at, "started_at": each.started_at, "ended_at": each.ended_at,
             "reason": each.reason}
            for each in told.changes
        ],
    }  # fmt: skip


def _promises(told: ToldStage) -> Iterable[Values]:
    """Yield each owner's promises as they followed each other; the last is in force."""
    for given in told.promises:
        for promise in (*given.before, given.promise):
            yield {
                "owner": code_of(promise.owner), "level": promise.level,
                "text": texts_of(promise.text), "answer_by_on": promise.answer_by_on,
                "given_at": promise.given_at, "reason": texts_of(promise.reason),
                "in_force": promise is given.promise,
            }  # fmt: skip


def _decision(row: Decision, site: str) -> Values:
    return {
        "code": row.code, "matter": row.matter_code, "body": code_of(row.owner),
        "decider": texts_of(row.decider), "decided_on": row.decided_on, "section": row.section,
        "title": texts_of(row.title), "result": texts_of(row.result),
        "reasons": texts_of(row.reasons), "document_url": row.url,
        "follow_up_on": row.follow_up_on,
        "url": f"{site}{row.get_absolute_url()}",
    }  # fmt: skip
