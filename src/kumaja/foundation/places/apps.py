"""The room `places`."""

from __future__ import annotations

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Municipalities, counties, localities, postal codes."""

    name = "kumaja.foundation.places"
    label = "places"
