"""What the desk keeps of a person, and why: invitations to them, and those that they sent."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.domain.personal import Basis, PersonalData
from kumaja.foundation.accounts.models import Link, User
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
    """Return the invitations that went to the person, and those that they sent."""
    rows = Link.objects.filter(page=INVITATION_PAGE).order_by("pk")
    return {
        "invitations": [_told(row) for row in rows.filter(payload__email=user.email)],
        "invitations_sent": [_told(row) for row in rows.filter(payload__inviter=user.code)],
    }


def _told(row: Link) -> dict[str, Any]:
    words = {name: row.payload.get(name, "") for name in ("organisation", "kind", "last_on")}
    return {"at": row.created_at.isoformat(), **words}
