"""The person in feedback: what they told, and where the answer goes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kumaja.foundation.accounts.models import User
from kumaja.front.home.actions import forget_sender
from kumaja.front.home.models import Feedback
from kumaja.front.home.queries.own_record import RECORD

__all__ = ["RECORD", "erase", "export"]


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


def erase(user: User, *, now: datetime) -> None:
    """Delete the feedback sent from the person's mail address."""
    del now
    forget_sender(address=user.email)
