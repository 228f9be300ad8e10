"""The room `relay`."""

from __future__ import annotations

from django.apps import AppConfig


class RelayConfig(AppConfig):
    """Questions to an association's own people, whose answers stay with it."""

    name = "kumaja.voice.relay"
    label = "relay"
