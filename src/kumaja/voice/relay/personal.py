"""The person in relays: who asked the members; what members wrote has no name."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.domain.personal import Basis, PersonalData
from kumaja.foundation.accounts.models import User
from kumaja.voice.relay.models import Relay

RECORD = (
    PersonalData(
        room="relay",
        purpose=_("To let an association ask its own members and answer as one."),
        lifetime=_("Answers 24 months; who asked, until the person is erased."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=("relay.Relay.person", "relay.RelayAnswer.text"),
    ),
)


def export(user: User) -> dict[str, Any]:
    """Return what the person asked of members; answers are no person's."""
    rows = Relay.objects.filter(person=user).order_by("created_at", "pk")
    return {
        "asked_of_members": [
            {"at": row.created_at.isoformat(), "matter": str(row.matter), "question": row.question}
            for row in rows.select_related("matter")
        ]
    }


def erase(user: User, *, now: datetime) -> None:
    """Forget who asked; the question is the association's."""
    del now
    Relay.objects.filter(person=user).update(person=None)
