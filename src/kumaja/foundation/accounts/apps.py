"""The room `accounts`."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who sign in."""

    name = "kumaja.foundation.accounts"
    label = "accounts"
