"""The person in what was said: who spoke as themselves, who acted for an association."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.domain.personal import Basis, PersonalData
from kumaja.foundation.accounts.models import User
from kumaja.voice.contributions.actions.forgetting import (
    forget_speaker,
    own_contributions,
    own_reports,
)
from kumaja.voice.contributions.models import Contribution, Hiding, Point

RECORD = (
    PersonalData(
        room="contributions",
        purpose=_("To answer what a person says as themselves, and to show it as they chose."),
        lifetime=_("Until the person is erased; the number and the entry stay, without the text."),
        basis=Basis.PUBLIC_TASK,
        fields=(
            "contributions.Contribution.person", "contributions.Contribution.speaker_name",
            "contributions.Contribution.body", "contributions.Contribution.answer_to",
            "contributions.Point.speaker_name", "contributions.Point.text",
            "contributions.Correction.speaker_name", "contributions.Correction.body",
            "contributions.Correction.reason", "contributions.Withdrawal.speaker_name",
            "contributions.Withdrawal.reason",
        ),
    ),
    PersonalData(
        room="contributions",
        purpose=_("To know who sent a view for an association, or wrote one down for somebody."),
        lifetime=_("Until the person is erased; what the association said stays."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=("contributions.Contribution.person", "contributions.Contribution.entered_by"),
    ),
    PersonalData(
        room="contributions",
        purpose=_("To count a report of a text once, and to tell who sent it what became of it."),
        lifetime=_("The address and the sender's print until it is settled; words a year more."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=(
            "contributions.Report.words", "contributions.Report.reply_to",
            "contributions.Report.sender", "contributions.Report.answer",
        ),
    ),
    PersonalData(
        room="contributions",
        purpose=_("To tell who wrote a text why it was hidden, and to have it looked at anew."),
        lifetime=_("Until the person is erased; that a text was hidden stays, not the reasons."),
        basis=Basis.PUBLIC_TASK,
        fields=(
            "contributions.Hiding.facts", "contributions.Hiding.appeal",
            "contributions.Hiding.ruling_reason", "contributions.Hiding.hidden_by",
            "contributions.Hiding.ruled_by",
        ),
    ),
)  # fmt: skip


def export(user: User) -> dict[str, Any]:
    """Return what the person said as themselves, and what they sent or wrote for others."""
    own = own_contributions(user)
    points = Point.objects.filter(contribution__in=own).in_order()
    others = Contribution.objects.filter(person=user) | Contribution.objects.filter(entered_by=user)
    return {
        "views": [
            {"number": row.number, "at": row.said_at.isoformat(), "name": row.speaker_name,
             "text": row.body, "answer_to": row.answer_to,
             "corrections": [each.body for each in row.corrections.order_by("at", "pk")]}
            for row in own.prefetch_related("corrections")
        ],
        "view_points": [{"number": row.said_in, "text": row.text} for row in points],
        "views_sent_for_others": [
            {"number": row.number, "at": row.said_at.isoformat(), "speaker": row.speaker_name}
            for row in others.exclude(pk__in=own.values("pk")).order_by("said_at", "pk")
        ],
        "hidden_texts": [
            {"number": row.number, "at": row.hidden_at.isoformat(), "ground": row.ground,
             "law": row.law, "facts": row.facts, "appeal": row.appeal, "ruling": row.ruling,
             "ruling_reason": row.ruling_reason}
            for row in Hiding.objects.filter(contribution__in=own).order_by("hidden_at", "pk")
        ],
        "texts_reported": [
            {"number": row.contribution.number, "at": row.reported_at.isoformat(),
             "ground": row.ground, "text": row.words}
            for row in own_reports(user)
        ],
    }  # fmt: skip


def erase(user: User, *, now: datetime) -> None:
    """Erase the person's own words; what an association said stays, without who sent it."""
    forget_speaker(user, now=now)
