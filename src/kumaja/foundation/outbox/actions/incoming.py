"""Taking mail in: whose thread it is, what came back, and what waits for coordination."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import override

from kumaja.foundation.audit.actions import empty_rows_about, record
from kumaja.foundation.audit.queries import key_of, label_of
from kumaja.foundation.core.engine.html import cleaned
from kumaja.foundation.outbox.actions import enqueue, post
from kumaja.foundation.outbox.domain.answers import Answers
from kumaja.foundation.outbox.domain.bounces import Bounce, BounceKind
from kumaja.foundation.outbox.domain.incoming import IncomingState, ReadMail
from kumaja.foundation.outbox.domain.tokens import digest_in
from kumaja.foundation.outbox.engine.reading import read_mail
from kumaja.foundation.outbox.models import IncomingMail, Mail, Thread
from kumaja.foundation.outbox.queries import region_of_mail
from kumaja.foundation.regions.domain.closing import require_open


class MailSettled(Exception):
    """Somebody has answered or dismissed this mail already."""


class NobodyToAnswer(Exception):
    """The mail names no address that an answer could go to."""


@transaction.atomic
def receive(raw: bytes, *, now: datetime, recipient: str = "") -> IncomingMail:
    """Take one mail in, once: the same mail again changes nothing.

    Whose thread it is tells the token in the address it was sent to, and nothing else.
    """
    read = read_mail(raw)
    digest = digest_in((recipient, *read.recipients), settings.MAIL_IN_DOMAIN)
    threads = Thread.objects.select_related("mail", "region")
    thread = threads.filter(digest=digest).first() if digest else None
    mail, is_new = IncomingMail.objects.get_or_create(
        print=read.print,
        defaults={
            "message_id": read.message_id, "sender": read.sender, "subject": read.subject,
            "text": read.text, "attachments": read.attachments, "received_at": now,
            "region": thread.region if thread else region_of_mail(read.recipients),
            "mail": thread.mail if thread else None,
            "state": _state_of(read, thread, now),
        },
    )  # fmt: skip
    if is_new and thread is not None:
        _follow(mail, read, thread, now)
    return mail


def _state_of(read: ReadMail, thread: Thread | None, now: datetime) -> IncomingState:
    came_back = read.bounce is not None and thread is not None
    if came_back or read.is_automatic or _is_our_own(read):
        return IncomingState.AUTOMATIC
    if thread is not None and thread.job and thread.is_valid_at(now):
        return IncomingState.TAKEN
    return IncomingState.WAITING


def _is_our_own(read: ReadMail) -> bool:
    """Test whether one of our own mails came back as it went: a loop."""
    return bool(read.message_id) and Mail.objects.filter(message_id=read.message_id).exists()


def _follow(mail: IncomingMail, read: ReadMail, thread: Thread, now: datetime) -> None:
    """Note what came back on the mail that went; give an answer to the job that takes it."""
    if read.bounce is not None:
        _note_bounce(thread.mail, read.bounce, now)
    elif mail.state == IncomingState.TAKEN:
        payload = {**thread.payload, "incoming": mail.code}
        enqueue(thread.job, payload, now=now, key=mail.code)


def _note_bounce(mail: Mail, bounce: Bounce, now: datetime) -> None:
    """Note it; what has come back for good stays so when a later report is milder."""
    rows = Mail.objects.filter(pk=mail.pk).exclude(bounce=BounceKind.HARD)
    rows.update(bounce=bounce.kind, bounce_reason=bounce.reason, bounced_at=now)


@transaction.atomic
def dismiss_incoming(*, mail: IncomingMail, actor: object, now: datetime) -> None:
    """Say that a mail needs no answer."""
    _settle(mail, IncomingState.DISMISSED, "settled", actor, now)


@transaction.atomic
def answer_incoming(*, mail: IncomingMail, answer: str, actor: object, now: datetime) -> Mail:
    """Answer a mail; what comes back to the answer waits for coordination again."""
    try:
        validate_email(mail.sender)
    except ValidationError:
        raise NobodyToAnswer(mail.code) from None
    _settle(mail, IncomingState.ANSWERED, "answered", actor, now)
    language = mail.mail.language if mail.mail else "fi"
    with override(language):
        body = render_to_string("outbox/mail/answer.txt", {"answer": cleaned(answer)})
    return post(
        to=mail.sender, subject=f"Re: {mail.subject.removeprefix('Re: ')}", body=body,
        region=mail.region, language=language, kind="outbox.answer", now=now, answers=Answers(),
        reply_to=mail.region.email if mail.region else "",
    )  # fmt: skip


def _settle(
    mail: IncomingMail, state: IncomingState, verb: str, actor: object, now: datetime
) -> None:
    if mail.region is not None:
        require_open(mail.region, now)
    waiting = IncomingMail.objects.filter(pk=mail.pk, state=IncomingState.WAITING)
    if not waiting.update(state=state, settled_at=now):
        raise MailSettled(mail.code)
    record(actor, verb, mail, now=now, region=mail.region)


@transaction.atomic
def settle_bounce(*, mail: Mail, actor: object, now: datetime) -> None:
    """Say that a mail that came back has been seen to; harmless when it has."""
    rows = Mail.objects.filter(pk=mail.pk, bounce_settled_at=None).exclude(bounce="")
    if rows.update(bounce_settled_at=now):
        record(actor, "settled", mail, now=now, region=mail.region)


@transaction.atomic
def forget_incoming_from(address: str) -> None:
    """Delete the mails that came from an address, also from the log."""
    for mail in IncomingMail.objects.filter(sender__iexact=address):
        empty_rows_about(label=label_of(mail), key=key_of(mail))
        mail.delete()


def forget_settled(*, settled_before: datetime, received_before: datetime) -> int:
    """Delete mails that were settled, or taken, before a moment; what waits longer; how many."""
    rows = IncomingMail.objects.filter(received_at__lt=settled_before)
    done = rows.exclude(state=IncomingState.WAITING)
    return (done | rows.filter(received_at__lt=received_before)).delete()[0]
