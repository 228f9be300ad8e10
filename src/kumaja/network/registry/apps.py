"""The room `registry`."""

from __future__ import annotations

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Organisations, their contacts and people's roles."""

    name = "kumaja.network.registry"
    label = "registry"
