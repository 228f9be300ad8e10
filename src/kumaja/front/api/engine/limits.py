"""Counts what each asks, in the cache that all processes share; who asked is only a print.

The print is of the address (or the key), the day and a secret: it can't be followed to the next
day, nor read back. It is kept as long as the span that is counted, and a cache that forgets lets
through.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache

from kumaja.front.api.domain.allowance import WINDOWS, Allowance, Kind, window_at


def take(kind: Kind, who: str, moment: datetime) -> Allowance:
    """Count one more of a kind for whoever asks, and return what is left."""
    most: int = settings.API_LIMITS[kind]
    number, left = window_at(kind, moment.timestamp())
    key = f"api:{kind}:{number}:{_print_of(who, moment)}"
    return Allowance(kind, most, _counted(key, WINDOWS[kind]), left)


def _print_of(who: str, moment: datetime) -> str:
    said = f"{settings.SECRET_KEY}{moment.date()}{who}"
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _counted(key: str, seconds: int) -> int:
    try:
        return cache.incr(key)
    except ValueError:
        cache.add(key, 1, seconds)
        return 1
