"""The person in upkeep: where an answer goes, and whom a mail asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.domain.personal import Basis, PersonalData
from kumaja.foundation.accounts.models import User
from kumaja.help.upkeep.actions.reports import forget_askings_of, forget_reports_of
from kumaja.help.upkeep.models import Asking, Report

RECORD = (
    PersonalData(
        room="upkeep",
        purpose=_("To tell who reported something wrong what became of it."),
        lifetime=_("The address until the answer has gone; the report 90 days after that."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=("upkeep.Report.reply_to", "upkeep.Report.wrong", "upkeep.Report.right"),
    ),
    PersonalData(
        room="upkeep",
        purpose=_("To ask an association whether what is told of it still holds."),
        lifetime=_("Two years."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=("upkeep.Asking.to",),
    ),
)


def export(user: User) -> dict[str, Any]:
    """Return what the person reported and wants to hear of, and when they were asked to check."""
    reports = Report.objects.filter(reply_to__iexact=user.email).oldest_first()
    askings = Asking.objects.filter(to__iexact=user.email).order_by("asked_at", "pk")
    return {
        "reports": [
            {"at": row.reported_at.isoformat(), "wrong": row.wrong, "right": row.right}
            for row in reports
        ],
        "asked_to_check": [row.asked_at.isoformat() for row in askings],
    }


def erase(user: User, *, now: datetime) -> None:
    """Delete what waits for an answer to the person, and whom they were asked as."""
    del now
    forget_reports_of(user.email)
    forget_askings_of(user.email)
