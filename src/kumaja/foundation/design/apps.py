"""The room `design`."""

from __future__ import annotations

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Components, pictures and the style guide; no tables."""

    name = "kumaja.foundation.design"
    label = "design"
