"""Reads one mailbox by IMAP over TLS; what was taken is marked as seen, nothing is deleted."""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from kumaja.foundation.outbox.domain.incoming import LONGEST_MAIL

_TIMEOUT = 20  # seconds
_MOST_AT_ONCE = 50
_PORT = 993


class MailboxRefused(Exception):
    """The mailbox did not open, or did not answer as one does."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One mailbox of a server."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str


def mailbox_at(url: str) -> Mailbox:
    """Return the mailbox of `imaps://user:password@host/folder`; ValueError on anything else."""
    parts = urlsplit(url)
    if parts.scheme != "imaps" or not parts.hostname or not parts.username:
        raise ValueError("KUMAJA_IMAP_URL must look like imaps://user:password@host/INBOX")
    return Mailbox(
        host=parts.hostname, port=parts.port or _PORT, user=unquote(parts.username),
        password=unquote(parts.password or ""), folder=unquote(parts.path.strip("/")) or "INBOX",
    )  # fmt: skip


def connect(mailbox: Mailbox) -> imaplib.IMAP4:
    """Open the connection; the server's certificate is checked."""
    return imaplib.IMAP4_SSL(
        mailbox.host, mailbox.port, ssl_context=ssl.create_default_context(), timeout=_TIMEOUT
    )


def take_unseen(
    mailbox: Mailbox, take: Callable[[bytes], object], *, opened: Callable[..., imaplib.IMAP4]
) -> int:
    """Hand each unseen mail to `take`, and mark it seen after that; returns how many.

    A mail that was taken but not marked comes again: who takes knows it by its print.
    """
    try:
        server = opened(mailbox)
    except (OSError, imaplib.IMAP4.error) as failure:
        raise MailboxRefused(str(failure)) from failure
    try:
        _open(server, mailbox)
        return _take_all(server, take)
    except imaplib.IMAP4.error as failure:
        raise MailboxRefused(str(failure)) from failure
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            server.logout()


def _open(server: imaplib.IMAP4, mailbox: Mailbox) -> None:
    """Sign in and choose the folder; the library takes ASCII alone for both."""
    try:
        server.login(mailbox.user, mailbox.password)
    except UnicodeError as failure:
        raise MailboxRefused("The password has letters beyond ASCII.") from failure
    server.select(f'"{mailbox.folder.replace(chr(34), "")}"')


def _take_all(server: imaplib.IMAP4, take: Callable[[bytes], object]) -> int:
    taken = 0
    for uid in _unseen(server):
        take(_fetched(server, uid))
        server.uid("STORE", uid, "+FLAGS", r"(\Seen)")
        taken += 1
    return taken


def _unseen(server: imaplib.IMAP4) -> Iterator[str]:
    _status, found = server.uid("SEARCH", "UNSEEN")
    first = found[0] if found else b""
    yield from (uid.decode() for uid in (first or b"").split()[:_MOST_AT_ONCE])


def _fetched(server: imaplib.IMAP4, uid: str) -> bytes:
    """Return a mail, or its beginning when it is larger than what is read anyway."""
    _status, found = server.uid("FETCH", uid, f"(BODY.PEEK[]<0.{LONGEST_MAIL}>)")
    return next((part[1] for part in found if isinstance(part, tuple)), b"")
