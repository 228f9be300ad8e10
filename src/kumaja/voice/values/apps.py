"""The room `values`."""

from __future__ import annotations

from django.apps import AppConfig


class ValuesConfig(AppConfig):
    """An audit without a score: evidence, claims and what participants say."""

    name = "kumaja.voice.values"
    label = "values"
