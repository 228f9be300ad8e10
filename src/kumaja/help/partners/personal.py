"""The person in requests to partners: who asked in a role, who answered, whom to contact."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.domain.personal import Basis, PersonalData
from kumaja.foundation.accounts.models import User
from kumaja.help.partners.actions.ending import forget_person
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest

RECORD = (
    PersonalData(
        room="partners",
        purpose=_("To send a public body's request to associations and to tell it the answers."),
        lifetime=_("One year after the request has ended; a draft three months."),
        basis=Basis.PUBLIC_TASK,
        fields=(
            "partners.PartnerRequest.asked_by", "partners.PartnerRequest.role",
            "partners.PartnerRequest.contact",
        ),
    ),
    PersonalData(
        room="partners",
        purpose=_("To ask an association whether it comes along, and whom to contact if it does."),
        lifetime=_("One year after the request has ended."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=(
            "partners.PartnerInvitation.to", "partners.PartnerInvitation.answered_by",
            "partners.PartnerInvitation.contact", "partners.PartnerInvitation.word",
        ),
    ),
)  # fmt: skip


def export(user: User) -> dict[str, Any]:
    """Return what the person asked for a body, and what they answered for an association."""
    asked = PartnerRequest.objects.filter(asked_by=user).latest_first()
    answered = PartnerInvitation.objects.filter(answered_by=user).order_by("answered_at", "pk")
    return {
        "partner_requests": [
            {"at": row.created_at.isoformat(), "title": row.title, "role": row.role,
             "contact": row.contact}
            for row in asked
        ],
        "partner_answers": [
            {"at": row.answered_at.isoformat() if row.answered_at else "", "state": row.state,
             "message": row.message, "contact": row.contact}
            for row in answered
        ],
    }  # fmt: skip


def erase(user: User, *, now: datetime) -> None:
    """Take the person out of requests; what the body asked and the association answered stays."""
    del now
    forget_person(user, user.email)
