"""The room `upkeep`."""

from __future__ import annotations

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    """Whether what is told is still true."""

    name = "kumaja.help.upkeep"
    label = "upkeep"
