"""A proxy between browser and server that loses answers on the way, after the server has acted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

ONE_IN = 20  # five in a hundred
_FIRST = 3


class Proxy(ThreadingHTTPServer):
    """Passes everything on, and of what was posted leaves every twentieth without an answer."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, server: int) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.server, self.posted, self.cut = server, 0, 0
        self._lock = Lock()

    def cuts(self, method: str) -> bool:
        """Test whether the answer to this one is lost, and count it."""
        if method != "POST":
            return False
        with self._lock:
            self.posted += 1
            is_lost = self.posted % ONE_IN == _FIRST
            self.cut += is_lost
        return is_lost


class _Passing(BaseHTTPRequestHandler):
    server: Proxy

    def do_GET(self) -> None:
        line = HTTPConnection("127.0.0.1", self.server.server, timeout=30)
        try:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name: value for name, value in self.headers.items() if name != "Host"}
            host = f"127.0.0.1:{self.server.server_port}"
            line.request(self.command, self.path, body or None, headers | {"Host": host})
            answer = line.getresponse()
            text = answer.read()  # committed by now
            if not self.server.cuts(self.command):
                self._answer(answer.status, answer.getheaders(), text)
        finally:
            line.close()
            self.close_connection = True

    do_POST = do_GET  # noqa: N815 - the library names it

    def _answer(self, status: int, headers: list[tuple[str, str]], text: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in ("transfer-encoding", "connection", "content-length"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the library's
        """Say nothing."""


@contextmanager
def cutting(server: int) -> Iterator[Proxy]:
    """Run a proxy before the server of a port."""
    with Proxy(server) as proxy:
        Thread(target=proxy.serve_forever, daemon=True).start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
