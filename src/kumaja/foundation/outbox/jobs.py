"""The outbox's own jobs."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings

from kumaja.foundation.core.engine.statistics import refresh_statistics
from kumaja.foundation.outbox.actions import SEND_MAIL, forget_mails
from kumaja.foundation.outbox.actions.incoming import forget_settled, receive
from kumaja.foundation.outbox.domain.mails import MailState
from kumaja.foundation.outbox.domain.schedules import Daily, Every
from kumaja.foundation.outbox.engine.imap import connect, mailbox_at, take_unseen
from kumaja.foundation.outbox.engine.smtp import send
from kumaja.foundation.outbox.models import Mail

HELD_BACK = "The region has ended its work."
KEEP_MAIL = timedelta(days=90)
KEEP_RETURNED = timedelta(days=365)


def send_mail(payload: dict[str, Any], *, now: datetime) -> None:
    """Send one mail at most once: it is claimed before, and what is left claimed is doubtful."""
    mail = Mail.objects.select_related("region").filter(code=payload["mail"]).first()
    if mail is None:
        return
    if payload.get("asks") and mail.region and not mail.region.is_open_at(now):
        # Nobody can do any more what it asks for. What was promised or decided still leaves.
        waiting = Mail.objects.filter(pk=mail.pk, state=MailState.WAITING)
        waiting.update(state=MailState.FAILED, error=HELD_BACK)
        return
    if settings.MAIL_IS_KEPT:
        Mail.objects.filter(pk=mail.pk, state=MailState.WAITING).update(state=MailState.KEPT)
        return
    claimed = Mail.objects.filter(pk=mail.pk, state=MailState.WAITING)
    if not claimed.update(state=MailState.SENDING):
        Mail.objects.filter(pk=mail.pk, state=MailState.SENDING).update(state=MailState.DOUBTFUL)
        return
    try:
        send(
            to=mail.to, sender=mail.sender, subject=mail.subject, body=mail.body,
            message_id=mail.message_id, reply_to=mail.reply_to,
            unsubscribe_url=mail.unsubscribe_url, return_path=mail.return_path,
        )  # fmt: skip
    except (OSError, SMTPException) as failure:
        # The server said no before taking it, so that another attempt can't send it twice.
        Mail.objects.filter(pk=mail.pk).update(state=MailState.WAITING, error=str(failure)[:500])
        raise
    sent = {"state": MailState.SENT, "sent_at": now, "error": ""}
    if mail.return_path:  # the tokens have left with it: only their digest stays
        sent |= {"reply_to": "", "return_path": ""}
    Mail.objects.filter(pk=mail.pk).update(**sent)


def forget_old_mail(_payload: dict[str, Any], *, now: datetime) -> None:
    """Delete mails of over 90 days: they hold addresses and what was said to one person.

    One that came back is kept until somebody has seen to it, at most a year.
    """
    old = Mail.objects.filter(created_at__lt=now - KEEP_MAIL)
    returned = Mail.objects.returned().filter(created_at__gte=now - KEEP_RETURNED)
    forget_mails(old.exclude(pk__in=returned.values("pk")))
    forget_settled(settled_before=now - KEEP_MAIL, received_before=now - KEEP_RETURNED)


def poll_mailbox(_payload: dict[str, Any], *, now: datetime) -> None:
    """Take in what has come to the mailbox that the settings name, if they name one."""
    if settings.IMAP_URL:
        mailbox = mailbox_at(settings.IMAP_URL)
        take_unseen(mailbox, lambda raw: receive(raw, now=now), opened=connect)


def refresh_counts(_payload: dict[str, Any], *, now: datetime) -> None:
    """Have the database count what its tables hold: what people write grows day by day."""
    del now
    refresh_statistics()


JOBS = {
    SEND_MAIL: send_mail,
    "outbox.forget_old_mail": forget_old_mail,
    "outbox.poll_mailbox": poll_mailbox,
    "outbox.refresh_statistics": refresh_counts,
}
SCHEDULE = {
    "outbox.poll_mailbox": Every(5),
    "outbox.forget_old_mail": Daily(time(3, 10)),
    "outbox.refresh_statistics": Daily(time(3, 50)),
}
