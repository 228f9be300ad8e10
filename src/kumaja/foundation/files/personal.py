"""The person in files: what they sent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.domain.personal import Basis, PersonalData
from kumaja.foundation.files.models import StoredFile

RECORD = (
    PersonalData(
        room="files",
        purpose=_("To know who sent a file."),
        lifetime=_("As long as the file is kept, or until the person is erased."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=("files.StoredFile.stored_by",),
    ),
)


def export(user: User) -> dict[str, Any]:
    """Return the files that the person sent."""
    rows = StoredFile.objects.filter(stored_by=user).order_by("stored_at", "pk")
    return {"files": [{"name": row.name, "stored_at": row.stored_at.isoformat()} for row in rows]}


def erase(user: User, *, now: datetime) -> None:
    """Forget who sent them; the files belong to what they were sent for."""
    del now
    StoredFile.objects.filter(stored_by=user).update(stored_by=None)
