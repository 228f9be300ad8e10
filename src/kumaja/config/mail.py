"""The mail server that sends, made from one address, and where answers come in."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from kumaja.foundation.outbox.engine.imap import mailbox_at
from kumaja.foundation.regions.domain.hosts import is_host_name


def mail_settings(url: str) -> dict[str, Any]:
    """Return Django's EMAIL_* settings of `smtp://user:password@host:587` (`smtps://` for TLS).

    Raises ValueError on another scheme: a mistyped address must not lose mail silently.
    """
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("KUMAJA_MAIL_URL must look like smtp://user:password@host:587")
    is_tls = parts.scheme == "smtps"
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if is_tls else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": is_tls,
        "EMAIL_USE_TLS": not is_tls and parts.hostname not in {"localhost", "127.0.0.1"},
        "EMAIL_TIMEOUT": 20,
    }


def mail_domain(name: str) -> str:
    """Return the domain of addresses that are answered to; ValueError when it is none."""
    if name and not is_host_name(name):
        raise ValueError("KUMAJA_MAIL_IN_DOMAIN must be a domain such as answers.example.org")
    return name.lower()


def mailbox_url(url: str) -> str:
    """Return the address of the mailbox as it is; ValueError when it is none."""
    if url:
        mailbox_at(url)
    return url
