"""The thread of a view, from its rows: what drawing, timeline and letter are made of."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext

from kumaja.foundation.core.domain.text import Text
from kumaja.foundation.design.engine.reader import read
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.contributions.domain.splitting import first_sentence
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.domain.states import PointState, VerdictKind
from kumaja.voice.echo.domain.thread import (
    EarlierAnswer,
    Thread,
    ThreadAnswer,
    ThreadChange,
    ThreadDecision,
    ThreadPoint,
    ThreadVerdict,
    Told,
)
from kumaja.voice.echo.domain.waiting import binding
from kumaja.voice.echo.models import Change, Verdict, Weighing
from kumaja.voice.echo.queries.page import EchoPage, EchoPoint, OwnersAnswer
from kumaja.voice.matters.models import Decision

_LONGEST_TITLE = 120


def thread_of(page: EchoPage) -> Thread:
    """Return the view's way there and back, its texts in the language of the page; no statement."""
    view = page.contribution
    reopened_on = _day(page.reopening.at if page.reopening else None)
    return Thread(
        number=view.number,
        title=title_of(view),
        speaker=view.speaker_name or gettext("The one who spoke"),
        said_on=day_of(view.said_at),
        points=_points(page),
        today=day_of(page.now),
        matter=read(view.matter.title) if view.matter else None,
        basis=view.basis,
        members=view.reach_members,
        took_part=view.reach_heard,
        answers_from=_owners(page),
        decisions=tuple(_decision(decision) for decision in page.decisions),
        told=_told(page),
        verdict=_verdict(page.verdict) if page.verdict else None,
        due_on=binding(page.answer_by, reopened_on),
        reminded_on=page.reminded_on,
        reopened_on=reopened_on,
        reopened_why=page.reopening.reason if page.reopening else "",
        withdrawn_on=_day(view.withdrawn_at),
    )


def title_of(view: Contribution) -> Text:
    """Return what the view is called by: its first sentence, at most two lines of it."""
    words = first_sentence(view.body).rstrip(".")
    if len(words) > _LONGEST_TITLE:
        words = words[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
    return Text(words, view.language)


def _points(page: EchoPage) -> tuple[ThreadPoint, ...]:
    """Return the points; none of what was taken back."""
    if page.contribution.is_withdrawn:
        return ()
    return tuple(_point(number, each) for number, each in enumerate(page.points, start=1))


def _point(number: int, each: EchoPoint) -> ThreadPoint:
    words = Text(each.point.text, each.point.language)
    return ThreadPoint(number, words, tuple(_answer(answer) for answer in each.answers))


def _answer(answer: OwnersAnswer) -> ThreadAnswer:
    owner, given = read(answer.owner.name).value, answer.weighing
    earlier = tuple(_earlier(row) for row in answer.earlier)
    if given is None:
        return ThreadAnswer(owner, earlier=earlier)
    reason = _reason(given)
    role = given.weighed_by if given.weighed_by != given.body_name else ""
    return ThreadAnswer(
        owner, PointState(given.state), reason, role, given.weighed_on, given.on_behalf,
        _change(given.change) if given.change else None, given.belongs_to, earlier,
    )  # fmt: skip


def _reason(given: Weighing) -> Text | None:
    return Text(given.reason, given.language) if given.reason else None


def _earlier(given: Weighing) -> EarlierAnswer:
    return EarlierAnswer(
        PointState(given.state), _reason(given), given.weighed_on, given.belongs_to
    )


def _change(change: Change) -> ThreadChange:
    return ThreadChange(read(change.heading), read(change.old), read(change.new))


def _owners(page: EchoPage) -> str:
    names = [read(answer.owner.name).value for each in page.points for answer in each.answers]
    return ", ".join(dict.fromkeys(names))


def _decision(decision: Decision) -> ThreadDecision:
    return ThreadDecision(
        read(decision.owner.name).value, read(decision.decider), decision.decided_on,
        decision.section, read(decision.result),
        read(decision.reasons), decision.url, decision.get_absolute_url(),
    )  # fmt: skip


def _told(page: EchoPage) -> Told | None:
    last = page.notice
    if last is None:
        return None
    return Told(
        day_of(last.told_at), last.way, last.opened_at is not None,
        first_on=day_of(page.notices[0].told_at), covers_all=page.is_told,
        unreachable=last.unreachable_reason if last.unreachable_at else "",
    )  # fmt: skip


def _verdict(given: Verdict) -> ThreadVerdict:
    why = Text(given.why, given.language) if given.why else None
    return ThreadVerdict(VerdictKind(given.outcome), day_of(given.given_at), why)


def _day(moment: datetime | None) -> date | None:
    return day_of(moment) if moment else None
