"""The person in the outbox: mails that went to them, and mails that were written in their name."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.audit.domain.personal import Basis, PersonalData
from kumaja.foundation.outbox.actions import forget_mails
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.outbox.queries import mails_of

RECORD = (
    PersonalData(
        room="outbox",
        purpose=_("To send mail that was asked for or that a task needs, and to see that it left."),
        lifetime=_("90 days; an invitation only until it is taken or withdrawn."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=(
            "outbox.Mail.to",
            "outbox.Mail.reply_to",
            "outbox.Mail.author",
            "outbox.Mail.subject",
            "outbox.Mail.body",
            "outbox.Mail.error",
            "outbox.Job.error",
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
    }


def _told(mail: Mail) -> dict[str, str]:
    return {"at": mail.created_at.isoformat(), "subject": mail.subject}


def erase(user: Any, *, now: datetime) -> None:  # noqa: ANN401 - likewise
    """Delete both kinds; one that still waits is not sent."""
    del now
    forget_mails(mails_of(user.email, user.code))
