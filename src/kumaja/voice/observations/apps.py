"""The room `observations`."""

from __future__ import annotations

from django.apps import AppConfig


class ObservationsConfig(AppConfig):
    """What is seen in everyday life, and what coordination did with it."""

    name = "kumaja.voice.observations"
    label = "observations"
