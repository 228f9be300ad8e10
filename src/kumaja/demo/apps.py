"""The demonstration as an app."""

from __future__ import annotations

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Try-it pages and the invented region; no tables."""

    name = "kumaja.demo"
    label = "demo"
