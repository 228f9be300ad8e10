"""How much feedback one network may send."""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from typing import Final

MOST_AN_HOUR: Final = 8
_HOME_NETWORK: Final = 64


def network_of(address: str) -> str:
    """Return what is counted as one sender: an IPv4 address, or the network of an IPv6 one."""
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    if found.version == 4:  # noqa: PLR2004 - the protocol's own number
        return str(found)
    return str(ip_network((found, _HOME_NETWORK), strict=False).network_address)
