"""The room `home`."""

from __future__ import annotations

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The front page and pages about the service."""

    name = "kumaja.front.home"
    label = "home"
