"""The room `desk`."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The desks of those who are signed in."""

    name = "kumaja.front.desk"
    label = "desk"
