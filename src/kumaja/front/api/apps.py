"""The room `api`."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The interface for other systems."""

    name = "kumaja.front.api"
    label = "api"
