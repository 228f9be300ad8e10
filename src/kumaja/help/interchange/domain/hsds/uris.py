"""Web addresses as HSDS wants them: without letters that only browsers understand."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

_KEPT = "%/:=&?~#+!$,;'@()*[]"


def uri_of(address: str) -> str:
    """Return the address in ASCII; empty when it can't be one."""
    try:
        parts = urlsplit(address)
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
        quoted = (quote(part, safe=_KEPT) for part in (parts.path, parts.query, parts.fragment))
        return urlunsplit((parts.scheme, host, *quoted))
    except (ValueError, UnicodeError):
        return ""
