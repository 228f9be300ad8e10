"""The room `gaps`."""

from __future__ import annotations

from django.apps import AppConfig


class GapsConfig(AppConfig):
    """What one place has and another lacks, and who has taken that on."""

    name = "kumaja.help.gaps"
    label = "gaps"
