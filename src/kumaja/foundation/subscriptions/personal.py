"""The person in subscriptions: their addresses, and what they want to hear of."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.domain.personal import Basis, PersonalData
from kumaja.foundation.subscriptions.queries import receivers_who_are

RECORD = (
    PersonalData(
        room="subscriptions",
        purpose=_("To tell people of what they have asked to hear of."),
        lifetime=_("Until the subscription ends; an address that never confirmed, seven days."),
        basis=Basis.CONSENT,
        fields=(
            "subscriptions.Receiver.user",
            "subscriptions.Receiver.email",
            "subscriptions.Receiver.name",
            "subscriptions.Receiver.street",
            "subscriptions.Receiver.postal_code",
            "subscriptions.Receiver.post_office",
            "subscriptions.Receiver.language",
        ),
    ),
)


def export(user: User) -> dict[str, Any]:
    """Return what the person has asked for, by account or by their address."""
    return {
        "subscriptions": [
            {
                "kind": row.kind,
                "about": row.about,
                "frequency": row.frequency,
                "asked_at": row.asked_at.isoformat(),
                "is_confirmed": row.confirmed_at is not None,
            }
            for who in receivers_who_are(user)
            for row in who.subscriptions.all()
        ]
    }


def erase(user: User, *, now: datetime) -> None:
    """Forget the person's addresses, and with them what was asked."""
    del now
    for who in receivers_who_are(user):
        who.delete()
