"""The person in the way back: what a resident was told, and what they said of the answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.domain.personal import Basis, PersonalData
from kumaja.foundation.accounts.models import User
from kumaja.voice.contributions.actions.forgetting import own_contributions
from kumaja.voice.echo.actions.forgetting import forget_told
from kumaja.voice.echo.models import Notice, Reopening, Verdict

RECORD = (
    PersonalData(
        room="echo",
        purpose=_("To tell a person what came of what they said, and to hear if it came true."),
        lifetime=_("Until the person is erased; that an answer was told stays, without the text."),
        basis=Basis.PUBLIC_TASK,
        fields=(
            "echo.Notice.speaker_name", "echo.Notice.body", "echo.Verdict.speaker_name",
            "echo.Verdict.why", "echo.Reopening.speaker_name", "echo.Reopening.reason",
        ),
    ),
)  # fmt: skip


def export(user: User) -> dict[str, Any]:
    """Return what the person was told, and what they answered to it."""
    own = own_contributions(user).values("pk")
    verdicts = Verdict.objects.filter(notice__contribution__in=own).order_by("given_at", "pk")
    return {
        "answers_told": [
            {"number": row.number, "at": row.told_at.isoformat(), "text": row.body}
            for row in Notice.objects.filter(contribution__in=own).order_by("told_at", "pk")
        ],
        "verdicts": [
            {"number": row.number, "at": row.given_at.isoformat(), "outcome": row.outcome,
             "why": row.why, "listened": row.listened, "knew_enough": row.knew_enough}
            for row in verdicts
        ],
        "reopened": [
            {"number": row.number, "at": row.at.isoformat(), "reason": row.reason}
            for row in Reopening.objects.filter(contribution__in=own).order_by("at", "pk")
        ],
    }  # fmt: skip


def erase(user: User, *, now: datetime) -> None:
    """Erase what the person was told and answered as themselves."""
    forget_told(user, now=now)
