"""What the worker does for the audit."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kumaja.foundation.audit.actions import forget_form_keys


def forget_old_form_keys(payload: dict[str, Any], *, now: datetime) -> None:
    """Delete the keys of forms older than a week."""
    del payload
    forget_form_keys(now=now)


JOBS = {"audit.forget_old_form_keys": forget_old_form_keys}
