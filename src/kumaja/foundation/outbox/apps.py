"""The room `outbox`."""

from __future__ import annotations

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Jobs, schedule and mail."""

    name = "kumaja.foundation.outbox"
    label = "outbox"
