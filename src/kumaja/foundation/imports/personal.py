"""The person in imports: which ones they started."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.domain.personal import Basis, PersonalData
from kumaja.foundation.imports.models import ImportRun, SheetImport

RECORD = (
    PersonalData(
        room="imports",
        purpose=_("To know who brought data in, so that a mistake can be found and undone."),
        lifetime=_("As long as the import can be undone, or until the person is erased."),
        basis=Basis.LEGITIMATE_INTEREST,
        fields=("imports.ImportRun.started_by", "imports.SheetImport.started_by"),
    ),
)


def export(user: User) -> dict[str, Any]:
    """Return the imports that the person started."""
    rows = ImportRun.objects.filter(started_by=user).order_by("read_at", "pk")
    return {
        "imports": [
            {"file": row.file_name, "read_at": row.read_at.isoformat(), "state": row.state}
            for row in rows
        ]
    }


def erase(user: User, *, now: datetime) -> None:
    """Forget who started them; what was brought in stays."""
    del now
    ImportRun.objects.filter(started_by=user).update(started_by=None)
    SheetImport.objects.filter(started_by=user).update(started_by=None)
