"""The mailbox is read by IMAP: each unseen mail once, and marked only after it was taken."""

from __future__ import annotations

import imaplib
import re
import socket
import threading
from collections.abc import Iterator

import pytest

from kumaja.foundation.outbox.engine.imap import Mailbox, MailboxRefused, mailbox_at, take_unseen

MAILS = {"1": b"Subject: yksi\r\n\r\nx", "2": b"Subject: kaksi\r\n\r\ny"}


class Server:
    """An IMAP server of a few words, on this machine."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                client, _from = self.listener.accept()
            except OSError:
                return
            with client, client.makefile("rwb", buffering=0) as lines:
                lines.write(b"* OK ready\r\n")
                for line in iter(lines.readline, b""):
                    tag, _blank, words = line.decode().strip().partition(" ")
                    lines.write(self._answer(words) + f"{tag} {self._result(words)}\r\n".encode())

    def _result(self, words: str) -> str:
        return "NO wrong" if words.startswith("LOGIN") and "salasana" not in words else "OK done"

    def _answer(self, words: str) -> bytes:
        if words.startswith("CAPABILITY"):
            return b"* CAPABILITY IMAP4rev1\r\n"
        if words.startswith("SELECT"):
            return b"* 2 EXISTS\r\n"
        if words.startswith("UID SEARCH"):
            return f"* SEARCH {' '.join(sorted(MAILS.keys() - self.seen))}\r\n".encode()
        if found := re.match(r"UID FETCH (\d+)", words):
            mail = MAILS[found[1]]
            return b"* 1 FETCH (UID %s BODY[]<0> {%d}\r\n%s)\r\n" % (
                found[1].encode(), len(mail), mail,
            )  # fmt: skip
        if found := re.match(r"UID STORE (\d+)", words):
            self.seen.add(found[1])
        return b""


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.listener.close()


def opened(mailbox: Mailbox) -> imaplib.IMAP4:
    return imaplib.IMAP4(mailbox.host, mailbox.port, timeout=5)


def mailbox(server: Server, password: str = "salasana") -> Mailbox:  # noqa: S107 - a made-up one
    return Mailbox("127.0.0.1", server.port, "kumaja", password, "INBOX")


def test_each_unseen_mail_is_taken_once(server: Server) -> None:
    taken: list[bytes] = []

    assert take_unseen(mailbox(server), taken.append, opened=opened) == 2
    assert take_unseen(mailbox(server), taken.append, opened=opened) == 0
    assert taken == list(MAILS.values())


def test_a_mail_that_could_not_be_taken_stays_unseen(server: Server) -> None:
    def refuse(_raw: bytes) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        take_unseen(mailbox(server), refuse, opened=opened)
    assert server.seen == set()


def test_a_wrong_password_or_no_server_is_one_kind_of_refusal(server: Server) -> None:
    with pytest.raises(MailboxRefused):
        take_unseen(mailbox(server, "wrong"), print, opened=opened)
    with pytest.raises(MailboxRefused):
        take_unseen(mailbox(server, "väärä"), print, opened=opened)
    with pytest.raises(MailboxRefused):
        take_unseen(Mailbox("127.0.0.1", 1, "a", "b", "INBOX"), print, opened=opened)


def test_only_a_mailbox_over_tls_is_taken_and_its_password_is_never_shown() -> None:
    box = mailbox_at("imaps://kumaja%40post.example:s%2Fa@post.example/Saapuneet")
    assert (box.user, box.password, box.port, box.folder) == (
        "kumaja@post.example", "s/a", 993, "Saapuneet",
    )  # fmt: skip
    assert "s/a" not in repr(box)
    for wrong in ("imap://a:b@post.example", "imaps://post.example", "post.example"):
        with pytest.raises(ValueError, match="KUMAJA_IMAP_URL"):
            mailbox_at(wrong)
