"""The way out: public addresses by HTTPS alone, the one that was looked at, and not for long."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kumaja.foundation.outbox.engine import fetch

HOST = "receiver.example"


@pytest.mark.parametrize(
    "url",
    ["http://x.example/", "ftp://x.example/", "https://", "https:///x", "//x.example/", "x.example",
     "https://a:b@x.example/", "https://a@x.example/", "https://x.example:8443/",
     "https://x.example:99999/", "https://x.example/\r\nHost: y", "https://x.example/ x",
     "https://[::1", "file:///etc/passwd", "https://x.example/ä", "https://x.example\\@y.example/",
     "https://x.example\\y", "https://x.example/a\\b", "https://x.example/\x7f",
     "https://x.example/" + "a" * 500, ""],
)  # fmt: skip
def test_only_plain_addresses_of_https_are_called(url: str) -> None:
    with pytest.raises(fetch.AddressRefused):
        fetch.checked_url(url)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "0.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
     "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "::",
     "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
     "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::", "::7f00:1", "2001:db8::1", "nonsense"],
)  # fmt: skip
def test_what_only_this_machine_or_its_network_reaches_is_not_public(address: str) -> None:
    assert not fetch.is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "193.166.3.2", "2a00:1450:4009::1", "::ffff:1.1.1.1"]
)
def test_the_open_net_is_public(address: str) -> None:
    assert fetch.is_public(address)


def answering(*addresses: str) -> Callable[..., list[tuple[Any, ...]]]:
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in addresses]
    return lambda *_given, **_named: rows


def test_one_private_address_among_public_ones_refuses_the_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", answering("1.1.1.1", "10.0.0.1"))
    with pytest.raises(fetch.AddressRefused):
        fetch.resolved(HOST)
    monkeypatch.setattr(socket, "getaddrinfo", answering("1.1.1.1"))
    assert fetch.resolved(HOST) == "1.1.1.1"


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "localhost", "[::1]"])
def test_no_spelling_of_this_machine_is_called(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_given: object, **_named: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "create_connection", refused)
    with pytest.raises((fetch.AddressRefused, fetch.CallFailed)):
        fetch.post(f"https://{host}/", b"{}", {})


def certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    cert, private = folder / "cert.pem", folder / "key.pem"
    cert.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return cert, private


class Receiver:
    """A server that answers once with given bytes, and keeps what it was sent."""

    def __init__(self, folder: Path, answer: bytes) -> None:
        cert, private = certificate(folder)
        self.trust = ssl.create_default_context(cafile=str(cert))
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(cert, private)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port, self._answer, self.seen = self._socket.getsockname()[1], answer, b""
        self.drips = False
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with closing(self._socket), self._socket.accept()[0] as plain:
            try:
                with self._context.wrap_socket(plain, server_side=True) as line:
                    while b"\r\n\r\n{}" not in self.seen:
                        self.seen += line.recv(4096)
                    line.sendall(self._answer)
                    line.settimeout(0.05)
                    while self.drips:  # a sign at a time, so that no single wait is long
                        line.sendall(b"x")
                        with suppress(TimeoutError):
                            self.drips = bool(line.recv(1))
            except OSError:
                return

    def ended(self) -> None:
        self._thread.join(5)


Serve = Callable[[bytes], Receiver]


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    def serve(answer: bytes) -> Receiver:
        receiver = Receiver(tmp_path, answer)
        monkeypatch.setattr(fetch, "_PORT", receiver.port)
        monkeypatch.setattr(fetch, "resolved", lambda _host: "127.0.0.1")
        made.append(receiver)
        return receiver

    made: list[Receiver] = []
    yield serve
    for receiver in made:
        receiver.ended()


def test_the_body_goes_to_the_address_that_was_looked_at_under_the_name(served: Serve) -> None:
    receiver = served(b"HTTP/1.1 204 No Content\r\n\r\n")
    answer = fetch.post(
        f"https://{HOST}/hook?a=1", b"{}", {"webhook-id": "x"}, context=receiver.trust
    )
    receiver.ended()
    assert answer.is_taken
    assert receiver.seen.startswith(b"POST /hook?a=1 HTTP/1.1\r\nHost: receiver.example")
    assert b"webhook-id: x" in receiver.seen


def test_a_redirect_is_an_answer_and_not_a_way(served: Serve) -> None:
    receiver = served(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\n\r\n")
    answer = fetch.post(f"https://{HOST}/", b"{}", {}, context=receiver.trust)
    assert answer.status == 302 and not answer.is_taken


def test_a_strangers_certificate_is_not_trusted(served: Serve) -> None:
    served(b"HTTP/1.1 204 No Content\r\n\r\n")
    with pytest.raises(fetch.CallFailed, match="SSL"):
        fetch.post(f"https://{HOST}/", b"{}", {})


def test_who_never_answers_is_left_in_time(served: Serve) -> None:
    receiver = served(b"HTTP/1.1 200 OK\r\nX: ")
    receiver.drips = True
    with pytest.raises(fetch.CallFailed):
        fetch.post(f"https://{HOST}/", b"{}", {}, seconds=0.3, context=receiver.trust)


def test_a_long_answer_is_read_no_further_than_its_beginning(served: Serve) -> None:
    receiver = served(b"HTTP/1.1 500 No\r\nContent-Length: 90000\r\n\r\n" + b"x" * 90_000)
    answer = fetch.post(f"https://{HOST}/", b"{}", {}, context=receiver.trust)
    assert len(answer.text) == 2_000


def test_connecting_goes_to_one_address_and_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[object, object]] = []

    def refused(address: object, timeout: object = None) -> None:
        seen.append((address, timeout))
        raise TimeoutError

    monkeypatch.setattr(socket, "getaddrinfo", answering("1.1.1.1", "1.0.0.1"))
    monkeypatch.setattr(socket, "create_connection", refused)
    with pytest.raises(fetch.CallFailed):
        fetch.post(f"https://{HOST}/", b"{}", {}, seconds=0.3)
    assert seen == [(("1.1.1.1", 443), 0.3)]
