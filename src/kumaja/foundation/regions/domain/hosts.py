"""Host names."""

from __future__ import annotations

import re

_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)
_LONGEST = 200


def is_host_name(text: str) -> bool:
    """Test whether the text is a host name in its stored form: lower case, no port, no path."""
    return len(text) <= _LONGEST and all(_LABEL.fullmatch(label) for label in text.split("."))


def stored_form(host: str) -> str:
    """Return a host name as it is stored and compared; letters beyond ASCII become punycode."""
    plain = host.strip().rstrip(".").lower()
    try:
        return plain.encode("idna").decode("ascii")
    except UnicodeError:
        return plain
