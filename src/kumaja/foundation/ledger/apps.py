"""The room `ledger`."""

from __future__ import annotations

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The log of what was said and answered, and its proofs."""

    name = "kumaja.foundation.ledger"
    label = "ledger"
