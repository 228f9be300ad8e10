"""The room `audit`."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did what; form keys."""

    name = "kumaja.foundation.audit"
    label = "audit"
