"""Keys of other systems: what they may, how they look, what is kept of them."""

from __future__ import annotations

import secrets
from enum import StrEnum

from kumaja.foundation.accounts.domain.links import digest_of

MARK = "kumaja_"
SHOWN = len(MARK) + 6
_BYTES = 24


class Scope(StrEnum):
    """What a key may write, for its organisation alone."""

    RECORD = "record"
    ACTIVITIES = "activities"


def new_key() -> str:
    """Return a random key of 192 bits; its beginning tells a finder whose it is."""
    return MARK + secrets.token_urlsafe(_BYTES)


def digest_in(text: str) -> str:
    """Return what is stored of a key, empty for what can't be one."""
    return digest_of(text) if text.startswith(MARK) and len(text) < 100 else ""  # noqa: PLR2004


def beginning_of(key: str) -> str:
    """Return as much of a key as lists show."""
    return key[:SHOWN]
