"""Secrets of authenticator apps, encrypted with keys that are derived from the secret key."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class Undecipherable(Exception):
    """The text was encrypted with another secret key."""


def _fernet(secret: str) -> Fernet:
    derived = HKDF(SHA256(), length=32, salt=None, info=b"kumaja.accounts.totp")
    return Fernet(base64.urlsafe_b64encode(derived.derive(secret.encode())))


def encrypt(text: str, secrets: Sequence[str]) -> str:
    """Return the text encrypted with the first secret."""
    return _fernet(secrets[0]).encrypt(text.encode()).decode()


def decrypt(encrypted: str, secrets: Sequence[str]) -> str:
    """Return the text, encrypted with any of the secrets (the old ones too while they change)."""
    try:
        return MultiFernet([_fernet(s) for s in secrets]).decrypt(encrypted.encode()).decode()
    except InvalidToken as error:
        raise Undecipherable("the secret key has changed") from error
