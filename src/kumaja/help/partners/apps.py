"""The room `partners`."""

from __future__ import annotations

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """Officials look for associations."""

    name = "kumaja.help.partners"
    label = "partners"
