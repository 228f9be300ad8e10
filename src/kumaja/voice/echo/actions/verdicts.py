"""What the one who spoke says of the answer, and the one time they open it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.ledger.actions import commit
from kumaja.voice.contributions.actions.changing import hold
from kumaja.voice.contributions.models import Point
from kumaja.voice.echo.domain.states import Opinion, VerdictKind
from kumaja.voice.echo.models import Notice, Reopening, Verdict, Weighing
from kumaja.voice.matters.actions.closing import mark_open
from kumaja.voice.matters.actions.opening import hold_any


class VerdictGiven(Exception):
    """This answer has its verdict already."""


class AlreadyReopened(Exception):
    """The answers were opened again before; that is possible once."""


class NothingToReopen(Exception):
    """No point was named, no reason was given, or a point has no answer."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the one who spoke says: whether it came true, why, and the two questions beside it."""

    outcome: VerdictKind
    why: str = ""
    listened: Opinion | None = None
    knew_enough: Opinion | None = None


@transaction.atomic
def give_verdict(
    *, notice: Notice, judgement: Judgement, language: str, actor: User | str, now: datetime
) -> Verdict:
    """Keep a verdict on a told answer, once; raises VerdictGiven, AlreadyWithdrawn."""
    contribution = hold(notice.contribution, now)
    if Verdict.objects.filter(notice=notice).exists():
        raise VerdictGiven(notice.code)
    verdict = Verdict(
        notice=notice, number=notice.number, speaker_name=notice.speaker_name,
        outcome=judgement.outcome, language=language, why=judgement.why.strip(),
        listened=judgement.listened or "", knew_enough=judgement.knew_enough or "", given_at=now,
    )  # fmt: skip
    commit(verdict, now=now, exclude=("notice",))
    mark_opened(notice=notice, now=now)
    told = state_of(verdict, "outcome", "why", "listened", "knew_enough")
    record(actor, "judged", verdict, now=now, region=contribution.region, after=told)
    return verdict


@transaction.atomic
def reopen(
    *, notice: Notice, points: Sequence[Point], reason: str, actor: User | str, now: datetime
) -> Reopening:
    """Open answers again, once for what was said: they stand no more, and are given anew.

    A matter that was done is opened with them. Raises AlreadyReopened, NothingToReopen,
    AlreadyWithdrawn.
    """
    matter = notice.contribution.matter
    if matter is not None:
        hold_any(matter)
    contribution = hold(notice.contribution, now)
    if Reopening.objects.filter(contribution=contribution).exists():
        raise AlreadyReopened(contribution.number)
    wanted = {point.pk for point in points}
    rows = list(contribution.points.filter(pk__in=wanted, replaced_at=None).order_by("number"))
    answers = Weighing.objects.current().filter(point__in=rows)
    known = set(answers.values_list("point", flat=True))
    if not reason.strip() or not wanted or known != wanted:
        raise NothingToReopen(contribution.number)
    reopening = Reopening(
        contribution=contribution, number=contribution.number,
        speaker_name=contribution.speaker_name, reason=reason.strip(), at=now,
    )  # fmt: skip
    commit(reopening, now=now, exclude=("contribution",))
    reopening.points.set(rows)
    answers.update(is_current=False)
    mark_opened(notice=notice, now=now)
    told = {"points": [point.code for point in rows], "reason": reopening.reason}
    record(actor, "reopened", reopening, now=now, region=contribution.region, after=told)
    if matter is not None:
        mark_open(matter=matter, reason=reopening.reason, actor=actor, now=now)
    return reopening


def mark_opened(*, notice: Notice, now: datetime) -> None:
    """Keep when the one who was told first did something on the notice's page.

    Never by opening it: whoever scans the links of a mail opens them too.
    """
    Notice.objects.filter(pk=notice.pk, opened_at=None, told_at__lte=now).update(opened_at=now)
