"""The room `contributions`."""

from __future__ import annotations

from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    """What is said, split into points that can be answered."""

    name = "kumaja.voice.contributions"
    label = "contributions"
