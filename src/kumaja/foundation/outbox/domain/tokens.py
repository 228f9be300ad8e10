"""Tokens in mail addresses: 128 bits, kept as a digest; the From line is never believed."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable

_BYTES = 16
# Mail servers may lower the letters of an address: hexadecimal survives that.
_ADDRESS = re.compile(r"(?:reply|bounce)\+([0-9a-f]{32})@([a-z0-9.-]{1,253})", re.IGNORECASE)


def new_token() -> str:
    """Return a random token of 128 bits that stands in a mail address."""
    return secrets.token_hex(_BYTES)


def digest_of(token: str) -> str:
    """Return what is stored of a token; who reads the table cannot write such an address."""
    return hashlib.sha256(token.casefold().encode("utf-8", "surrogatepass")).hexdigest()


def reply_address(token: str, domain: str) -> str:
    """Return where an answer to the mail goes."""
    return f"reply+{token}@{domain}"


def return_path(token: str, domain: str) -> str:
    """Return where the mail goes when it cannot be delivered."""
    return f"bounce+{token}@{domain}"


def digest_in(recipients: Iterable[str], domain: str) -> str:
    """Return the digest of the first token among the recipients at our domain, else nothing."""
    for recipient in recipients:
        for token, place in _ADDRESS.findall(recipient):
            if domain and place.casefold() == domain.casefold():
                return digest_of(token)
    return ""
