"""The room `search`."""

from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The search page."""

    name = "kumaja.front.search"
    label = "search"
