"""How much one network may send: only a print of its address is kept, and only for an hour."""

from __future__ import annotations

from hashlib import sha256
from ipaddress import ip_address, ip_network
from typing import Final

from django.conf import settings
from django.core.cache import cache

_HOME_NETWORK: Final = 64
_HOUR: Final = 60 * 60


def network_of(address: str) -> str:
    """Return what is counted as one sender: an IPv4 address, or the network of an IPv6 one."""
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    if found.version == 4:  # noqa: PLR2004 - the protocol's own number
        return str(found)
    return str(ip_network((found, _HOME_NETWORK), strict=False).network_address)


def is_flooding(name: str, address: str, *, most: int) -> bool:
    """Count one more of that name from this network; True when an hour has had more than `most`.

    A cache that forgets lets through.
    """
    said = f"{settings.SECRET_KEY}{network_of(address)}".encode()
    key = f"{name}:{sha256(said).hexdigest()[:32]}"
    cache.add(key, 0, _HOUR)
    try:
        return cache.incr(key) > most
    except ValueError:
        return False
