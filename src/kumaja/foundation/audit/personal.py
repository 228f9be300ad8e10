"""The person in the audit: what they did under their own name."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.audit.actions import empty_rows_about, forget_person
from kumaja.foundation.audit.domain.personal import Basis, PersonalData
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.audit.queries import key_of, label_of

RECORD = (
    PersonalData(
        room="audit",
        purpose=_("To know who changed what, so that a mistake can be found and mended."),
        lifetime=_("Until the person is erased; what was done stays, without the person."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=(
            "audit.AuditRow.actor_label",
            "audit.AuditRow.actor_key",
            "audit.AuditRow.object_text",
            "audit.AuditRow.before",
            "audit.AuditRow.after",
        ),
    ),
    PersonalData(
        room="audit",
        purpose=_("To answer a form that was sent twice as one."),
        lifetime=_("Seven days."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=("audit.FormKey.owner", "audit.FormKey.key", "audit.FormKey.redirect_to"),
    ),
)


def export(user: Any) -> dict[str, Any]:  # noqa: ANN401 - a User, which lies higher
    """Return what the person did, as the log tells it."""
    rows = AuditRow.objects.filter(actor_key=user.code).order_by("at", "pk")
    return {
        "acts": [
            {"at": row.at.isoformat(), "verb": row.verb, "object": row.object_text}
            for row in rows.iterator()
        ]
    }


def erase(user: Any, *, now: datetime) -> None:  # noqa: ANN401 - likewise
    """Forget who did it, and what was said of the person's own row."""
    del now
    forget_person(key=user.code, address=user.email)
    empty_rows_about(label=label_of(user), key=key_of(user))
