"""The room `interchange`."""

from __future__ import annotations

from django.apps import AppConfig


class InterchangeConfig(AppConfig):
    """Exchange with other systems."""

    name = "kumaja.help.interchange"
    label = "interchange"
