"""Telling who spoke what came of it: one notice for all points, in their language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from kumaja.foundation.accounts.actions import make_link
from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.queries import link_address
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.ledger.actions import commit
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.outbox.models import Mail
from kumaja.voice.contributions.actions.changing import hold
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.queries.reaching import mail_address
from kumaja.voice.echo.actions.weighing import tie_decision
from kumaja.voice.echo.domain.states import ToldBy
from kumaja.voice.echo.models import Notice
from kumaja.voice.echo.queries.letter import letter_of, mail_of, reader_language
from kumaja.voice.echo.queries.owed import tellable
from kumaja.voice.echo.queries.page import EchoPage, get_page
from kumaja.voice.matters.models import Decision, Matter

NOTICE_PAGE: Final = "echo:notice"


class NotAnswered(Exception):
    """A point still waits: the answers are told together, when all are there."""


class AlreadyTold(Exception):
    """The speaker knows the newest answers."""


class NoAddress(Exception):
    """There is nowhere to mail to: a letter or a call brings it, or it can't be brought."""


@dataclass(frozen=True, slots=True)
class Bringing:
    """How a notice is brought. `posts` is False when the mail left by another way before."""

    way: ToldBy
    posts: bool = True
    unreachable: str = ""


@transaction.atomic
def tell(*, matter: Matter, actor: User | str, now: datetime) -> tuple[Notice, ...]:
    """Mail their answers to all whose points are answered and who have an address.

    Whoever gets a letter or a call stays among the untold until somebody says it was brought.
    """
    notices = []
    for contribution in tellable(matter).select_for_update(of=("self",)):
        if mail_address(contribution, now):
            bringing = Bringing(ToldBy.MAIL)
            notices.append(
                tell_one(contribution=contribution, bringing=bringing, actor=actor, now=now)
            )
    return tuple(notices)


@transaction.atomic
def tell_one(
    *, contribution: Contribution, bringing: Bringing, actor: User | str, now: datetime
) -> Notice:
    """Keep that one speaker was told, and mail it when it goes by mail.

    With `unreachable` it is kept that it could not be brought, and why: that counts as told.
    Raises NotAnswered, AlreadyTold, NoAddress, AlreadyWithdrawn.
    """
    held = hold(contribution, now)
    page = get_page(held, now)
    if page.open_count or not page.points:
        raise NotAnswered(held.number)
    if not tellable_anew(page):
        raise AlreadyTold(held.number)
    _tie(page)
    page = get_page(held, now)
    language = reader_language(held)
    notice = Notice(
        contribution=held, round=len(page.notices) + 1, number=held.number,
        speaker_name=held.speaker_name, language=language, body=letter_of(page, language),
        way=bringing.way, told_at=max(now, page.weighed_at), told_by=_teller(page),
        unreachable_at=now if bringing.unreachable else None,
        unreachable_reason=bringing.unreachable.strip()[:300],
    )  # fmt: skip
    if bringing.way == ToldBy.MAIL and bringing.posts and not bringing.unreachable:
        notice.mail = _mail(notice, now)
    commit(notice, now=now, exclude=("contribution", "mail"))
    told = state_of(notice, "round", "way", "unreachable_reason")
    record(actor, "told", notice, now=now, region=held.region, after=told)
    return notice


def tellable_anew(page: EchoPage) -> bool:
    """Test whether the speaker lacks the newest answers, or their mail came back."""
    return not page.is_told


@transaction.atomic
def give_up(*, notice: Notice, reason: str, actor: User | str, now: datetime) -> Notice:
    """Keep that a notice could not be brought, and why; it counts as told from then on."""
    held = hold(notice.contribution, now)
    row = Notice.objects.select_for_update().get(pk=notice.pk)
    before = state_of(row, "unreachable_at", "unreachable_reason")
    row.unreachable_at, row.unreachable_reason = now, reason.strip()[:300]
    row.full_clean(exclude=["contribution", "mail", "entry"], validate_constraints=True)
    row.save(update_fields=["unreachable_at", "unreachable_reason"])
    after = state_of(row, "unreachable_at", "unreachable_reason")
    record(actor, "gave up", row, now=now, region=held.region, before=before, after=after)
    return row


def _teller(page: EchoPage) -> str:
    """Return the role that told it: the one that answered last."""
    given = [a.weighing for each in page.points for a in each.answers if a.weighing]
    return max(given, key=lambda weighing: weighing.weighed_at).weighed_by


def _tie(page: EchoPage) -> None:
    """Tie the points that an owner answered to its latest decision in the matter."""
    decisions: dict[int, Decision] = {}
    rows = Decision.objects.in_force().filter(matter=page.contribution.matter_id)
    for decision in rows.order_by("decided_on", "pk"):
        decisions[decision.owner_id] = decision
    for owner, decision in decisions.items():
        answered = [
            each.point
            for each in page.points
            if any(a.owner.pk == owner and a.weighing is not None for a in each.answers)
        ]
        tie_decision(decision=decision, points=answered)


def _mail(notice: Notice, now: datetime) -> Mail:
    contribution = notice.contribution
    to = mail_address(contribution, now)
    if not to:
        raise NoAddress(contribution.number)
    payload = {"notice": notice.code}
    token = make_link(page=NOTICE_PAGE, payload=payload, now=now, language=notice.language)
    link = link_address(token)
    subject, body = mail_of(notice, link)
    try:
        return post(
            to=to, subject=subject, body=body, region=contribution.region,
            language=notice.language, kind="echo.notice", now=now, link=link,
            about=contribution.organisation or contribution,
            reply_to=contribution.region.email,
        )  # fmt: skip
    except ValidationError as error:
        raise NoAddress(contribution.number) from error
