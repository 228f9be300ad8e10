"""The only way out to the network: HTTPS to public addresses, held to what was asked and no more.

Whoever names the address must not reach what only this machine reaches: the name is resolved once,
every address that it has must be public, and that very address is connected to, so that a name
which changes between the look-up and the connection leads nowhere else. Redirects are not followed.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer
from typing import Final
from urllib.parse import SplitResult, urlsplit

_PORT: Final = 443
_LONGEST_URL: Final = 500
_READ: Final = 2_000  # bytes of an answer: enough to tell what went wrong
# IPv6 networks in which an IPv4 address is written: a private one would hide there.
_TRANSLATED: Final = tuple(
    ip_network(text)
    for text in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")
)


class AddressRefused(ValueError):
    """The address is none that may be called."""


class CallFailed(OSError):
    """Nobody answered, or not in time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, and the beginning of the text."""

    status: int
    text: str

    @property
    def is_taken(self) -> bool:
        """Test whether what was sent was taken."""
        return 200 <= self.status < 300  # noqa: PLR2004 - the protocol's own numbers


def checked_url(url: str) -> SplitResult:
    """Return the parts of an address that may be called; raises AddressRefused."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as wrong:
        raise AddressRefused("not an address") from wrong
    if parts.scheme != "https" or not parts.hostname or len(url) > _LONGEST_URL:
        raise AddressRefused("only https")
    if parts.username is not None or parts.password is not None or port not in (None, _PORT):
        raise AddressRefused("no user and no port")
    if any(ord(sign) <= ord(" ") or sign in "\\\x7f" for sign in url) or not url.isascii():
        raise AddressRefused("not an address")
    return parts


def is_public(text: str) -> bool:
    """Test whether an IP address is one of the open net."""
    try:
        found: IPv4Address | IPv6Address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        if any(found in network for network in _TRANSLATED):
            return False
    return found.is_global and not found.is_multicast


def resolved(host: str) -> str:
    """Return an IP address of the host; raises AddressRefused when any that it has isn't public."""
    try:
        rows = socket.getaddrinfo(host, _PORT, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as wrong:
        raise CallFailed("the name is not known") from wrong
    found = [str(row[4][0]) for row in rows]
    if not found or not all(is_public(address) for address in found):
        raise AddressRefused("not a public address")
    return found[0]


class _Pinned(http.client.HTTPSConnection):
    """A connection to one IP address, with the certificate of the name."""

    def __init__(self, host: str, address: str, *, seconds: float, context: ssl.SSLContext) -> None:
        super().__init__(host, _PORT, timeout=seconds, context=context)
        self._address, self._context_of_name = address, context
        self.is_cut = False

    def connect(self) -> None:
        """Connect to the address that was looked at, whatever the name says by now."""
        plain = socket.create_connection((self._address, self.port), self.timeout)
        # Shaking hands can be drawn out too: `cut` must reach the socket meanwhile.
        self.sock = self._context_of_name.wrap_socket(
            plain, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock.do_handshake()

    def cut(self) -> None:
        """End the connection at once: who answers a sign at a time gets no longer."""
        self.is_cut = True
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    seconds: float = 10,
    context: ssl.SSLContext | None = None,
) -> Answer:
    """Send a body to an address; raises AddressRefused or CallFailed.

    It takes at most so many seconds to connect and as many for the answer. `context` is another
    trust than the system's.
    """
    parts = checked_url(url)
    assert parts.hostname  # noqa: S101 - checked
    trust = context or ssl.create_default_context()
    line = _Pinned(parts.hostname, resolved(parts.hostname), seconds=seconds, context=trust)
    watch = Timer(2 * seconds, line.cut)
    watch.start()
    try:
        line.request("POST", _target(parts), body=body, headers=dict(headers))
        answer = line.getresponse()
        text = answer.read(_READ).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException) as wrong:
        raise CallFailed(f"{type(wrong).__name__}: {wrong}"[:200]) from wrong
    else:
        if line.is_cut:  # what was cut short looks like an answer that has ended
            raise CallFailed("it took too long")
        return Answer(answer.status, text)
    finally:
        watch.cancel()
        line.close()


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: the status, the whole content, and by what it is known next time."""

    status: int
    content: bytes
    etag: str = ""

    @property
    def is_unchanged(self) -> bool:
        """Test whether it is as it was when its `etag` was given (RFC 9110 § 15.4.5)."""
        return self.status == 304  # noqa: PLR2004 - the protocol's own number


def get(
    url: str,
    *,
    etag: str = "",
    most: int = 2_000_000,
    seconds: float = 10,
    context: ssl.SSLContext | None = None,
) -> Page:
    """Read what stands at an address; raises AddressRefused or CallFailed.

    At most so many bytes: more is a failure, not a part. Redirects are not followed.
    """
    parts = checked_url(url)
    assert parts.hostname  # noqa: S101 - checked
    trust = context or ssl.create_default_context()
    line = _Pinned(parts.hostname, resolved(parts.hostname), seconds=seconds, context=trust)
    watch = Timer(2 * seconds, line.cut)
    watch.start()
    try:
        known = {"If-None-Match": etag} if etag else {}
        line.request("GET", _target(parts), headers={"User-Agent": "Kumaja", **known})
        answer = line.getresponse()
        content = answer.read(most + 1)
    except (OSError, http.client.HTTPException) as wrong:
        raise CallFailed(f"{type(wrong).__name__}: {wrong}"[:200]) from wrong
    finally:
        watch.cancel()
        line.close()
    if line.is_cut or len(content) > most:
        raise CallFailed("it took too long" if line.is_cut else "it is too long")
    return Page(answer.status, content, (answer.getheader("ETag") or "")[:200])


def _target(parts: SplitResult) -> str:
    return f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
