"""What was, and who did what."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Model, QuerySet

from kumaja.foundation.audit.domain.states import Change, State, json_ready, state_at
from kumaja.foundation.audit.models import AuditRow


def label_of(obj: Model) -> str:
    """Return the label under which acts on the row are kept, for example `registry.Role`."""
    return obj._meta.label


def key_of(obj: Model) -> str:
    """Return the row's public code, or its key when it has none."""
    return str(getattr(obj, "code", "") or obj.pk)


def state_of(obj: Model, *names: str) -> State:
    """Return the row's columns as JSON has them: those named, else all but key and password."""
    fields = [field for field in obj._meta.concrete_fields if not field.primary_key]
    chosen = [
        field for field in fields if (field.name in names if names else field.name != "password")
    ]
    return json_ready({field.name: field.value_from_object(obj) for field in chosen})


def history_of(obj: Model) -> QuerySet[AuditRow]:
    """Return the acts on the row, latest first."""
    rows = AuditRow.objects.filter(object_label=label_of(obj), object_key=key_of(obj))
    return rows.order_by("-at", "-pk")


def as_of(obj: Model, moment: datetime) -> State:
    """Return the row as it was at the moment; empty when it did not exist yet."""
    rows = history_of(obj).reverse()
    changes = [Change(row.at, row.before, row.after) for row in rows]
    return state_at(moment, changes, state_of(obj))
