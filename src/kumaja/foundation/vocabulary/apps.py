"""The room `vocabulary`."""

from __future__ import annotations

from django.apps import AppConfig


class VocabularyConfig(AppConfig):
    """Terms in three languages."""

    name = "kumaja.foundation.vocabulary"
    label = "vocabulary"
