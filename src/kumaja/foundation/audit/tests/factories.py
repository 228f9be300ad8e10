"""Rows for the tests of the audit."""

from __future__ import annotations

from datetime import UTC, datetime

from kumaja.foundation.audit.models import FormKey

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def a_row(**columns: object) -> FormKey:
    """Return a saved row of any model: the audit has no others at hand."""
    fields = {"key": "k", "owner": "somebody", "answered_at": NOON, "redirect_to": "/a"} | columns
    return FormKey.objects.create(**fields)
