"""The person in words from the field: who told, where the answer goes, who saw to it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.domain.personal import Basis, PersonalData
from kumaja.foundation.accounts.models import User
from kumaja.voice.observations.actions.forgetting import forget_words_of, told_by

RECORD = (
    PersonalData(
        room="observations",
        purpose=_("To tell who sent a word from the field what becomes of it."),
        lifetime=_("A resident's name and address 24 months; who told may erase it at once."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=(
            "contributions.Contribution.answer_to", "observations.Observation.whom",
            "observations.Observation.place", "observations.Observation.helps",
        ),
    ),
    PersonalData(
        room="observations",
        purpose=_("To know who of the coordination saw to a word from the field."),
        lifetime=_("Until the person erases the account."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=("observations.TriageAct.actor",),
    ),
)  # fmt: skip


def export(user: User) -> dict[str, Any]:
    """Return what the person told, as themselves and for an association, and how far it came."""
    return {
        "words_from_the_field": [
            {
                "number": row.contribution.number,
                "at": row.contribution.said_at.isoformat(),
                "as": row.contribution.speaker_name,
                "told": row.contribution.body,
                "whom": row.whom,
                "where": row.place,
                "would_help": row.helps,
                "state": row.state,
            }
            for row in told_by(user.email, user.pk)
        ]
    }


def erase(user: User, *, now: datetime) -> None:
    """Erase what the person told as a resident; the account's end unties them from the rest."""
    forget_words_of(user.email, user.pk, now=now)
