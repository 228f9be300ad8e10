"""The room `archive`."""

from __future__ import annotations

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """Pages that stay when the service doesn't."""

    name = "kumaja.front.archive"
    label = "archive"
