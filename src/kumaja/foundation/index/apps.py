"""The room `index`."""

from __future__ import annotations

from django.apps import AppConfig


class IndexConfig(AppConfig):
    """The search index and its change log."""

    name = "kumaja.foundation.index"
    label = "index"
