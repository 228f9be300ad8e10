"""Which state of a record a form was made from."""

from __future__ import annotations

from django.db.models import Model

from kumaja.foundation.audit.queries import history_of


def version_of(row: Model) -> str:
    """Return the moment of the last act on the row, as a form carries it unseen."""
    last = history_of(row).values_list("at", flat=True).first()
    return last.isoformat() if last else "new"
