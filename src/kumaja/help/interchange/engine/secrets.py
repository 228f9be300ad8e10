"""Secrets of webhooks: random, and encrypted while they are kept."""

from __future__ import annotations

import secrets

from django.conf import settings

from kumaja.foundation.accounts.engine.encryption import decrypt, encrypt
from kumaja.help.interchange.domain.webhooks import SECRET_BYTES, secret_of


def _keys() -> list[str]:
    return [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]


def new_secret() -> str:
    """Return a new secret, encrypted as it is kept."""
    return encrypt(secret_of(secrets.token_bytes(SECRET_BYTES)), _keys())


def read_secret(kept: str) -> str:
    """Return a kept secret as it is handed over; raises Undecipherable."""
    return decrypt(kept, _keys())
