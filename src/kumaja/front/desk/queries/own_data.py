"""What the desk keeps of a person, and why: invitations and other mail that went to them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.domain.personal import Basis, PersonalData
from kumaja.foundation.accounts.models import Link, User
from kumaja.foundation.outbox.models import Mail
from kumaja.front.desk.queries.people import INVITATION_PAGE

RECORD = (
    PersonalData(
        room="desk",
        purpose=_("To let somebody who was asked take up a task for an association."),
        lifetime=_("Two weeks, and a month after that."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=("accounts.Link.payload",),
    ),
)


def export(user: User) -> dict[str, Any]:
    """Return the invitations and the mails that went to the person."""
    rows = Link.objects.filter(page=INVITATION_PAGE, payload__email=user.email).order_by("pk")
    mails = Mail.objects.filter(to__iexact=user.email).order_by("created_at", "pk")
    return {
        "invitations": [{"at": row.created_at.isoformat(), **_told(row.payload)} for row in rows],
        "mails": [{"at": row.created_at.isoformat(), "subject": row.subject} for row in mails],
    }


def _told(payload: dict[str, Any]) -> dict[str, Any]:
    return {name: payload.get(name, "") for name in ("organisation", "kind", "last_on")}
