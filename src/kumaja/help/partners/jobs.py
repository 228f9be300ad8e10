"""Taking what associations write by mail, forgetting what is old."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from kumaja.foundation.outbox.domain.incoming import own_words
from kumaja.foundation.outbox.domain.schedules import Daily
from kumaja.foundation.outbox.models import IncomingMail
from kumaja.help.partners.actions.answering import keep_word
from kumaja.help.partners.actions.ending import forget_old_requests
from kumaja.help.partners.actions.letters import TAKE_WORD
from kumaja.help.partners.models import PartnerInvitation


def take_word(payload: dict[str, Any], *, now: datetime) -> None:
    """Give what an association wrote to coordination, beside the invitation that it is about."""
    rows = PartnerInvitation.objects.select_related("organisation", "request__region")
    invitation = rows.filter(code=payload.get("invitation", "")).first()
    mail = IncomingMail.objects.filter(code=payload.get("incoming", "")).first()
    if invitation is None or mail is None:
        return
    if not keep_word(invitation=invitation, text=own_words(mail.text) or mail.subject, now=now):
        # It has answered, or the request has ended: a person reads it among the other mails.
        IncomingMail.objects.filter(pk=mail.pk).update(state="waiting")


def forget_old(_payload: dict[str, Any], *, now: datetime) -> None:
    """Forget drafts and addresses that nobody needs any more."""
    forget_old_requests(now=now)


JOBS = {TAKE_WORD: take_word, "partners.forget_old": forget_old}
SCHEDULE = {"partners.forget_old": Daily(time(3, 40))}
