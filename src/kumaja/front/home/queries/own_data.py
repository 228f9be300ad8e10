"""What all rooms keep about a person, and what this room keeps: their feedback."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.domain.personal import Basis, PersonalData, PersonalRoom
from kumaja.foundation.accounts.models import User
from kumaja.front.home.models import Feedback

RECORD = (
    PersonalData(
        room="home",
        purpose=_("To answer feedback on the service and its accessibility within 14 days."),
        lifetime=_("One year after the answer."),
        basis=Basis.LEGAL_DUTY,
        fields=("home.Feedback.reply_to", "home.Feedback.told", "home.Feedback.page"),
    ),
)


def export(user: User) -> dict[str, Any]:
    """Return the feedback sent from the person's mail address, with its answers."""
    rows = Feedback.objects.filter(reply_to__iexact=user.email).order_by("received_at", "pk")
    return {
        "feedback": [
            {
                "number": row.spoken_number,
                "at": row.received_at.isoformat(),
                "told": row.told,
                "page": row.page,
                "answer": row.answer,
            }
            for row in rows
        ]
    }


def export_of(user: User, rooms: Iterable[PersonalRoom]) -> dict[str, Any]:
    """Return what each of the rooms keeps about the person, by the room's name."""
    return {room.RECORD[0].room: room.export(user) for room in rooms}
