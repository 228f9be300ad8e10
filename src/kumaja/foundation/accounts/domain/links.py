"""Tokens of mailed links: 128 bits, kept as a digest."""

from __future__ import annotations

import hashlib
import secrets

_BYTES = 16


def new_token() -> str:
    """Return a random token of 128 bits that stands in an address."""
    return secrets.token_urlsafe(_BYTES)


def digest_of(token: str) -> str:
    """Return what is stored of a token; who reads the table cannot use it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
