"""Where a page of a long list ends: the key after which the next begins, as one opaque word."""

from __future__ import annotations

import base64
import binascii
import json


class CursorRefused(ValueError):
    """The word is no cursor that was given out here."""


def cursor_of(*keys: str) -> str:
    """Return the keys of the last row as one word for an address."""
    packed = json.dumps(keys, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def keys_in(cursor: str, count: int) -> tuple[str, ...]:
    """Return the keys in a cursor; raises CursorRefused for anything else."""
    try:
        packed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        keys = json.loads(packed)
    except (binascii.Error, ValueError, UnicodeDecodeError, RecursionError) as wrong:
        raise CursorRefused(cursor[:40]) from wrong
    if not isinstance(keys, list) or len(keys) != count:
        raise CursorRefused(cursor[:40])
    if not all(isinstance(key, str) and "\x00" not in key for key in keys):
        raise CursorRefused(cursor[:40])
    return tuple(keys)
