"""The room `matters`."""

from __future__ import annotations

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """What public bodies or the network prepare, with stages, promises and decisions."""

    name = "kumaja.voice.matters"
    label = "matters"
