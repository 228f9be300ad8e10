"""The room `imports`."""

from __future__ import annotations

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Stages and undo of any import."""

    name = "kumaja.foundation.imports"
    label = "imports"
