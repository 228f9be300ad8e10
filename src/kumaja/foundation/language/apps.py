"""The room `language`."""

from __future__ import annotations

from django.apps import AppConfig


class LanguageConfig(AppConfig):
    """Word analysis and sorting keys; no tables."""

    name = "kumaja.foundation.language"
    label = "language"
