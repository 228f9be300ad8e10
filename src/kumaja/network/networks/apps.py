"""The room `networks`."""

from __future__ import annotations

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    """Networks of a region, their members, tasks and goals."""

    name = "kumaja.network.networks"
    label = "networks"
