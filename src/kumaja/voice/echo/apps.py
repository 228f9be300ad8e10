"""The room `echo`."""

from __future__ import annotations

from django.apps import AppConfig


class EchoConfig(AppConfig):
    """Weighings, notices and verdicts: the way back."""

    name = "kumaja.voice.echo"
    label = "echo"
