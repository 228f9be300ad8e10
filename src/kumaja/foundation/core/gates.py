"""The one gate: what policies answer becomes a refusal here."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied


def require(allowed: bool, reason: str = "") -> None:  # noqa: FBT001 - reads as a sentence
    """Refuse (403) unless allowed. What one may not know of is 404 by the loading itself."""
    if not allowed:
        raise PermissionDenied(reason)
