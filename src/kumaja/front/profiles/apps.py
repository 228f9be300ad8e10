"""The room `profiles`."""

from __future__ import annotations

from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    """Composed pages of one thing."""

    name = "kumaja.front.profiles"
    label = "profiles"
