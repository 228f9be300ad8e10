"""The room `consultations`."""

from __future__ import annotations

from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    """Calls for views before a decision."""

    name = "kumaja.voice.consultations"
    label = "consultations"
