"""The room `core`."""

from __future__ import annotations

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Shared columns, gates and values; no tables."""

    name = "kumaja.foundation.core"
    label = "core"
