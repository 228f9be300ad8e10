"""What was said and what became of it, for other systems: only what everyone may read."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema
from ninja.errors import HttpError

from kumaja.foundation.core.engine.interface import (
    Texts,
    Values,
    json_of,
    site_of,
    texts_of,
)
from kumaja.foundation.core.queries import page_after
from kumaja.foundation.regions.gates import region_of
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.domain.states import VerdictKind
from kumaja.voice.echo.domain.waiting import Waits
from kumaja.voice.echo.models import BoardOpening
from kumaja.voice.echo.policies import is_board_public
from kumaja.voice.echo.queries.loops import Row, by_body, by_matter, get_board
from kumaja.voice.echo.queries.page import EchoPoint, OwnersAnswer
from kumaja.voice.echo.queries.public_views import (
    PublicView,
    address_told,
    name_told,
    public_views,
    told_views,
    with_parts,
)
from kumaja.voice.matters.policies import visible_in
from kumaja.voice.matters.queries.told import code_of

router = Router(tags=["contributions"])
_CLOSED: Final = "The network looks at this first. Later everyone sees it here."
_REFUSED: Final = {
    "description": "The region's board is not open to everyone yet.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


class SpeakerOut(Schema):
    """Who speaks, named as that day; a resident is not named here, and has no code."""

    kind: str
    code: str
    name: str
    backers: list[str]


class AnswerOut(Schema):
    """What one owner answered; `open` while it owes the answer. `by` is a role, no person."""

    owner: str
    state: str
    reason: str
    language: str
    belongs_to: str
    changed: Texts
    by: str
    on_behalf: bool
    answered_on: date | None


class PointOut(Schema):
    """One thing that can be answered, in the speaker's words, and what became of it."""

    code: str
    number: int
    text: str
    language: str
    state: str
    answers: list[AnswerOut]
    decisions: list[str]


class ContributionOut(Schema):
    """A view that everyone may read, with its points."""

    code: str
    number: str
    matter: str
    said_on: date
    speaker: SpeakerOut
    role: str
    basis: str
    reach_members: int | None
    reach_heard: int | None
    channel: str
    language: str
    points: list[PointOut]
    url: str


class ContributionPageOut(Schema):
    """A page of views; `after` is the cursor of the next, empty on the last."""

    items: list[ContributionOut]
    after: str


class LoopsOut(Schema):
    """What waits and what was answered, in points; days count from the hearing's last day."""

    waiting: int
    late: int
    answered: int
    longest_waiting_days: int | None
    median_days: int | None
    longest_days: int | None


class LoopRowOut(LoopsOut):
    """The open loops of one body, or of one matter; the answers to those who spoke, counted."""

    code: str
    name: Texts
    answered_not_told: int
    verdicts: dict[str, int]


class OpenLoopsOut(Schema):
    """The public debt of a region: all together, and row by row, the longest wait first."""

    by: str
    public_since: date | None
    total: LoopsOut
    rows: list[LoopRowOut]


@router.get(
    "/matters/{code}/contributions",
    response=ContributionPageOut,
    url_name="list_contributions",
)
def list_contributions(
    request: HttpRequest,
    code: str,
    after: str = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> HttpResponse:
    """List what everyone may read of what was said on a matter, in the order of its numbers."""
    region = region_of(request)
    if not visible_in(region).filter(code=code).exists():
        raise HttpError(404, "There is no such matter, or it is not public.")
    rows = with_parts(public_views(region).filter(matter__code=code))
    page = page_after(rows, order="number", after=after, limit=limit)
    site = site_of(request)
    return json_of({"items": [_view(told, site) for told in told_views(page.rows)],
                    "after": page.after})  # fmt: skip


@router.get("/contributions/{code}", response=ContributionOut, url_name="get_contribution")
def get_contribution(request: HttpRequest, code: str) -> HttpResponse:
    """Return one view that everyone may read, by its public code."""
    rows = with_parts(public_views(region_of(request)).filter(code=code))
    found = told_views(list(rows[:1]))
    if not found:
        raise HttpError(404, "There is no such view, or it is not public.")
    return json_of(_view(found[0], site_of(request)))


@router.get(
    "/open-loops",
    response=OpenLoopsOut,
    url_name="open_loops",
    tags=["open loops"],
    openapi_extra={"responses": {403: _REFUSED}},
)
def open_loops(request: HttpRequest, by: Literal["body", "matter"] = "body") -> HttpResponse:
    """Return what waits for an answer, by who owes it or by matter; 403 until it is public."""
    region, now = region_of(request), timezone.now()
    if not is_board_public(region, day_of(now)):
        raise PermissionDenied(_CLOSED)
    opening = BoardOpening.objects.filter(region=region).first()
    board = get_board(region, now)
    rows = by_matter(board) if by == "matter" else by_body(board)
    return json_of({
        "by": by, "public_since": opening.public_on if opening else None,
        "total": _waits(board.total), "rows": [_loop(row, by) for row in rows],
    })  # fmt: skip


def _view(told: PublicView, site: str) -> Values:
    row = told.contribution
    return {
        "code": row.code, "number": row.number, "matter": row.matter_code,
        "said_on": day_of(row.said_at), "speaker": _speaker(row), "role": row.role,
        "basis": row.basis, "reach_members": row.reach_members, "reach_heard": row.reach_heard,
        "channel": row.channel, "language": row.language,
        "points": [_point(point, told.decided_in.get(point.point.pk, [])) for point in told.points],
        "url": f"{site}{address_told(row)}",
    }  # fmt: skip


def _speaker(row: Contribution) -> Values:
    return {
        "kind": row.speaker_kind, "code": row.speaker_code, "name": name_told(row),
        "backers": [each.name for each in row.backers.all()],
    }  # fmt: skip


def _point(told: EchoPoint, decisions: list[str]) -> Values:
    point = told.point
    return {
        "code": point.code, "number": point.number, "text": point.text,
        "language": point.language, "state": told.state,
        "answers": [_answer(each) for each in told.answers], "decisions": decisions,
    }  # fmt: skip


def _answer(told: OwnersAnswer) -> Values:
    given = told.weighing
    changed = given.change.new if given and given.change else None
    return {
        "owner": code_of(told.owner), "state": told.state,
        "reason": given.reason if given else "", "language": given.language if given else "",
        "belongs_to": given.belongs_to if given else "",
        "changed": texts_of(changed) if changed else {"fi": "", "sv": "", "en": ""},
        "by": given.weighed_by if given else "", "on_behalf": bool(given and given.on_behalf),
        "answered_on": given.weighed_on if given else None,
    }  # fmt: skip


def _waits(waits: Waits) -> Values:
    return {
        "waiting": waits.open, "late": waits.late, "answered": waits.answers,
        "longest_waiting_days": waits.longest_open, "median_days": waits.median,
        "longest_days": waits.longest,
    }  # fmt: skip


def _loop(row: Row, by: str) -> Values:
    matter = row.owner.matter
    named = (matter.code, matter.title) if by == "matter" else (code_of(row.owner), row.owner.name)
    return _waits(row.waits) | {
        "code": named[0], "name": texts_of(named[1]), "answered_not_told": row.untold,
        "verdicts": {str(kind): row.said(kind) for kind in VerdictKind},
    }  # fmt: skip
