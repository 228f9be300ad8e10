"""The person in the outbox: mails to them, in their name, and from them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.audit.domain.personal import Basis, PersonalData
from kumaja.foundation.outbox.actions import forget_mails
from kumaja.foundation.outbox.actions.incoming import forget_incoming_from
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.outbox.queries import mails_from, mails_of

RECORD = (
    PersonalData(
        room="outbox",
        purpose=_("To send mail that was asked for or that a task needs, and to see that it left."),
        lifetime=_(
            "90 days, or until somebody has seen to a mail that came back, at most a year; "
            "an invitation only until it is taken or withdrawn."
        ),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=(
            "outbox.Mail.to",
            "outbox.Mail.reply_to",
            "outbox.Mail.author",
            "outbox.Mail.subject",
            "outbox.Mail.body",
            "outbox.Mail.error",
            "outbox.Mail.return_path",
            "outbox.Mail.bounce_reason",
            "outbox.Job.error",
        ),
    ),
    PersonalData(
        room="outbox",
        purpose=_("To read and to answer mail that comes to the network."),
        lifetime=_("90 days after it was answered or dismissed; while it waits, at most a year."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=(
            "outbox.IncomingMail.sender",
            "outbox.IncomingMail.subject",
            "outbox.IncomingMail.text",
            "outbox.Thread.payload",
        ),
    ),
)


def export(user: Any) -> dict[str, Any]:  # noqa: ANN401 - a User, which lies higher
    """Return the mails that went to the person, and which ones told their name to others."""
    rows = mails_of(user.email, user.code).order_by("created_at", "pk")
    own = [row for row in rows if row.to.casefold() == user.email.casefold()]
    return {
        "mails": [{**_told(row), "text": row.body} for row in own],
        "mails_in_your_name": [_told(row) for row in rows if row not in own],
        "mails_from_you": [
            {"at": row.received_at.isoformat(), "subject": row.subject, "text": row.text}
            for row in mails_from(user.email)
        ],
    }


def _told(mail: Mail) -> dict[str, str]:
    return {"at": mail.created_at.isoformat(), "subject": mail.subject}


def erase(user: Any, *, now: datetime) -> None:  # noqa: ANN401 - likewise
    """Delete what went to them, what names them and what they sent; nothing of it is sent on."""
    del now
    forget_mails(mails_of(user.email, user.code))
    forget_incoming_from(user.email)
