"""The room `regions`."""

from __future__ import annotations

from django.apps import AppConfig


class RegionsConfig(AppConfig):
    """Regions and their hosts."""

    name = "kumaja.foundation.regions"
    label = "regions"
