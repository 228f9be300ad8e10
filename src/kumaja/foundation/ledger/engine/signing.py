"""Signing checkpoints, and testing who signed one (Ed25519)."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from kumaja.foundation.ledger.domain.notes import ED25519, Note, PublicKey


@lru_cache(maxsize=4)
def _private(secret: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(b64decode(secret))


def origin() -> str:
    """Return the name of this installation's log: its public host, and what it is."""
    return f"{urlsplit(settings.PUBLIC_URL).netloc}/ledger"


def public_key() -> PublicKey:
    """Return the key by which anybody tests this installation's signatures."""
    key = _private(settings.LEDGER_KEY).public_key().public_bytes_raw()
    return PublicKey(origin(), key)


def signed(text: str) -> Note:
    """Return the text as a note that this installation has signed."""
    key = public_key()
    return Note(text, key.name, key.id, _private(settings.LEDGER_KEY).sign(text.encode()))


def is_ours(note: Note) -> bool:
    """Test whether this installation signed a note, with its key or one that it had before."""
    return _is_signed_by(_known_keys(), note)


def is_known(key: bytes) -> bool:
    """Test whether a public key is this installation's, or one that it had before."""
    return key in _known_keys()


def _known_keys() -> list[bytes]:
    return [public_key().key, *(former_key(each) for each in settings.LEDGER_FORMER_KEYS)]


def former_key(text: str) -> bytes:
    """Return the bytes of a public key that was written as one line."""
    return b64decode(text.split("+", 2)[-1])[len(ED25519) :]


def _is_signed_by(keys: Iterable[bytes], note: Note) -> bool:
    """Test whether one of the keys signed a note under the name that it gives."""
    for key in keys:
        if PublicKey(note.name, key).id != note.key_id:
            continue
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(note.signature, note.text.encode())
        except InvalidSignature:
            return False
        return True
    return False
