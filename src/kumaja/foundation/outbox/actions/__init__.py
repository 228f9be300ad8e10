"""Putting work and mail into the outbox: rows of the caller's own transaction."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet

from kumaja.foundation.audit.queries import key_of, label_of
from kumaja.foundation.core.domain.codes import new_code
from kumaja.foundation.outbox.domain.answers import Answers
from kumaja.foundation.outbox.domain.mails import header_text
from kumaja.foundation.outbox.domain.tokens import digest_of, new_token, reply_address, return_path
from kumaja.foundation.outbox.models import IncomingMail, Job, Mail, Thread
from kumaja.foundation.regions.models import Region

SEND_MAIL = "outbox.send_mail"
ANSWERS_LIFE = timedelta(days=90)


def enqueue(
    name: str,
    payload: dict[str, Any],
    *,
    now: datetime,
    run_at: datetime | None = None,
    key: str = "",
) -> Job | None:
    """Write a job into the caller's transaction; None when one with the same key already waits."""
    job = Job(name=name, payload=payload, key=key, run_at=run_at or now, created_at=now)
    try:
        with transaction.atomic():
            job.save(force_insert=True)
    except IntegrityError:
        if key and Job.objects.filter(name=name, key=key, is_dead=False).exists():
            return None
        raise
    return job


@transaction.atomic
def post(
    *,
    to: str,
    subject: str,
    body: str,
    region: Region | None,
    language: str,
    kind: str,
    now: datetime,
    reply_to: str = "",
    unsubscribe_url: str = "",
    link: str = "",
    author: str = "",
    answers: Answers | None = None,
    about: Model | None = None,
    asks: bool = False,
) -> Mail:
    """Write a mail and the job that sends it; raises ValidationError on a broken address.

    `author` is the code of a person whose name the text tells. With `answers` it is known by a
    token whose thread an answer is, and whether the mail came back; `about` is the row that has
    the address, so that whoever corrects it there has seen to that. With `asks` it asks its
    reader to do something here, and doesn't leave once its region has ended its work.
    """
    validate_email(to)
    sender = (region.sender if region else "") or settings.DEFAULT_FROM_EMAIL
    domain = sender.rpartition("@")[2].strip(">") or "localhost"
    mail = Mail.objects.create(
        to=to, subject=header_text(subject), body=body.replace("\x00", ""), region=region,
        language=language, kind=kind, sender=header_text(sender), reply_to=header_text(reply_to),
        unsubscribe_url=header_text(unsubscribe_url), link=link, author=author, created_at=now,
        message_id=f"<{new_code()}{new_code()}@{domain}>",
        about_label=label_of(about) if about else "", about_key=key_of(about) if about else "",
    )  # fmt: skip
    if answers is not None and settings.MAIL_IN_DOMAIN:
        _open_thread(mail, answers, now)
    payload = {"mail": mail.code} | ({"asks": True} if asks else {})
    enqueue(SEND_MAIL, payload, now=now, key=mail.code)
    return mail


def _open_thread(mail: Mail, answers: Answers, now: datetime) -> None:
    """Give the mail a token to be answered by; only its digest is kept once it has left."""
    token, domain = new_token(), settings.MAIL_IN_DOMAIN
    mail.reply_to, mail.return_path = reply_address(token, domain), return_path(token, domain)
    mail.save(update_fields=["reply_to", "return_path"])
    Thread.objects.create(
        digest=digest_of(token), mail=mail, region=mail.region, job=answers.job,
        payload=dict(answers.payload), expires_at=now + ANSWERS_LIFE,
    )  # fmt: skip


@transaction.atomic
def forget_mails(mails: QuerySet[Mail]) -> None:
    """Delete mails, with their jobs: what a server answered tells the address too."""
    codes = list(mails.values_list("code", flat=True))
    Job.objects.filter(name=SEND_MAIL, key__in=codes).delete()
    Mail.objects.filter(code__in=codes).delete()


def forget_mails_about(row: Model) -> None:
    """Delete the mails that tell of a row and what was answered to them, whoever they went to."""
    mails = Mail.objects.filter(about_label=label_of(row), about_key=key_of(row))
    IncomingMail.objects.filter(mail__in=mails).delete()
    forget_mails(mails)


def revive(job: Job, *, now: datetime) -> None:
    """Try a job that was given up once more."""
    Job.objects.filter(pk=job.pk, is_dead=True).update(
        is_dead=False, attempts=0, run_at=now, lease_until=None, error=""
    )
