"""The person in consultations: who drafted, what they sent alone, links mailed to them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.domain.personal import Basis, PersonalData
from kumaja.foundation.accounts.models import Link, User
from kumaja.voice.consultations.actions.links import SAY_PAGE
from kumaja.voice.consultations.models import ViewDraftPart

RECORD = (
    PersonalData(
        room="consultations",
        purpose=_("To let an association's people write a view together, and a resident speak."),
        lifetime=_("A draft until it is sent or thrown away; a mailed link three days."),
        basis=Basis.PUBLIC_TASK,
        fields=("consultations.ViewDraftPart.saved_by",),
    ),
)


def export(user: User) -> dict[str, Any]:
    """Return which parts of drafts the person saved, and the links that were mailed to them."""
    parts = ViewDraftPart.objects.filter(saved_by=user).select_related("draft__consultation")
    links = Link.objects.filter(page=SAY_PAGE, payload__to__iexact=user.email).order_by("pk")
    return {
        "view_drafts": [
            {"at": row.saved_at.isoformat(), "consultation": str(row.draft.consultation),
             "part": row.step, "content": row.content}
            for row in parts.order_by("saved_at", "pk")
        ],
        "view_links": [{"at": row.created_at.isoformat()} for row in links],
    }  # fmt: skip


def erase(user: User, *, now: datetime) -> None:
    """Take the person out of drafts, which are their association's; their links stop."""
    del now
    ViewDraftPart.objects.filter(saved_by=user).update(saved_by=None)
    Link.objects.filter(page=SAY_PAGE, payload__to__iexact=user.email).delete()
