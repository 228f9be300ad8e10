"""The room `practices`."""

from __future__ import annotations

from django.apps import AppConfig


class PracticesConfig(AppConfig):
    """Good practices of a region, and those that other regions share."""

    name = "kumaja.network.practices"
    label = "practices"
