"""The room `subscriptions`."""

from __future__ import annotations

from django.apps import AppConfig


class SubscriptionsConfig(AppConfig):
    """Who wants to hear of what."""

    name = "kumaja.foundation.subscriptions"
    label = "subscriptions"
