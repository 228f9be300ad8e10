"""Sending, answering and forgetting feedback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import empty_rows_about, record
from kumaja.foundation.audit.queries import key_of, label_of
from kumaja.foundation.core.engine.html import cleaned
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.front.home.domain.clock import KEEP_ANSWERED, due_on
from kumaja.front.home.models import Feedback, FeedbackCounter
from kumaja.network.registry.domain.days import day_of


class FeedbackAnswered(Exception):
    """Someone has answered this feedback already."""


@transaction.atomic
def send_feedback(
    *, region: Region | None, told: str, page: str, reply_to: str, language: str, now: datetime
) -> Feedback:
    """Keep what someone told, with a number and the day by which it is answered."""
    if region is not None:
        require_open(region, now)
    received_on = day_of(now)
    feedback = Feedback(
        region=region,
        year=received_on.year,
        number=_next_number(received_on.year),
        language=language,
        told=cleaned(told),
        page=cleaned(page),
        reply_to=reply_to.strip(),
        received_at=now,
        due_on=due_on(received_on),
    )
    feedback.full_clean()
    feedback.save(force_insert=True)
    record(None, "sent", feedback, now=now, region=region)
    return feedback


def _next_number(year: int) -> int:
    """Return the next number of the year; its row stays locked until the caller commits."""
    FeedbackCounter.objects.get_or_create(year=year)
    FeedbackCounter.objects.filter(year=year).update(last=F("last") + 1)
    return FeedbackCounter.objects.get(year=year).last


@transaction.atomic
def answer_feedback(*, feedback: Feedback, answer: str, actor: User, now: datetime) -> None:
    """Keep the answer and mail it to the sender, when they told where; raises FeedbackAnswered."""
    mine = Feedback.objects.filter(pk=feedback.pk, answered_at__isnull=True)
    feedback.answer, feedback.answered_at = cleaned(answer), now
    feedback.full_clean()
    if not mine.update(answer=feedback.answer, answered_at=now):
        raise FeedbackAnswered(feedback.code)
    record(actor, "answered", feedback, now=now, region=feedback.region)
    if feedback.reply_to:
        _mail_answer(feedback, now)


def _mail_answer(feedback: Feedback, now: datetime) -> None:
    with override(feedback.language):
        subject = _("Answer to your feedback %(number)s") % {"number": feedback.spoken_number}
        body = render_to_string("home/mail/answer.txt", {"feedback": feedback})
    post(
        to=feedback.reply_to,
        subject=subject,
        body=body,
        region=feedback.region,
        language=feedback.language,
        kind="home.answer",
        now=now,
        reply_to=feedback.region.email if feedback.region else "",
    )


@transaction.atomic
def forget_answered(*, now: datetime) -> int:
    """Delete feedback that was answered over a year ago; returns how many."""
    return Feedback.objects.filter(answered_at__lt=now - KEEP_ANSWERED).delete()[0]


@transaction.atomic
def forget_feedback_of(user: User, *, now: datetime) -> None:
    """Delete the feedback that a person sent from their mail address, also from the log."""
    del now
    for feedback in Feedback.objects.filter(reply_to__iexact=user.email):
        empty_rows_about(label=label_of(feedback), key=key_of(feedback))
        feedback.delete()


@contextmanager
def claim_reminder(*, feedback: Feedback, now: datetime) -> Iterator[bool]:
    """Open the transaction of a reminder; False when another run has written it."""
    with transaction.atomic():
        waiting = Feedback.objects.filter(pk=feedback.pk, reminded_at__isnull=True)
        yield bool(waiting.update(reminded_at=now))
