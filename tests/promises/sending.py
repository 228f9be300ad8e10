"""Sends views as browsers do, to a real server in a process group that can be killed."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlencode

from tests.keeping.commands import environment, ran
from tools.house import ROOT

SERVE = """
import sys
from pathlib import Path
from kumaja.config import databases
data, durable, start, *command = sys.argv[1:]
if start:
    databases.sqlite.__defaults__ = (start,)
if durable:
    from tests.promises.power import keep_what_is_synced
    keep_what_is_synced(Path(data), Path(durable))
from kumaja.cli.main import main
main(command)
"""
SPOKEN = """
import sys
import django
django.setup()
from tests.promises.spoken import main
main(*sys.argv[1:])
"""
SAID = {
    "said": "Ovi on raskas.", "change": "", "basis": "board", "seen": "everyone", "role": "peer",
    "members": "86", "heard": "34", "point": "Ovi on raskas.", "act": "send",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Site:
    """A server that runs, and the hearing in it."""

    port: int
    process: subprocess.Popen[bytes]
    path: str

    def kill(self) -> None:
        """End it and all its workers at once, as a power switch does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@dataclass(frozen=True, slots=True)
class Form:
    """A form as a browser has it: filled in, with its key, ready to be sent any number of times."""

    path: str
    cookies: str
    body: str


def _asked(
    site: Site, method: str, path: str, cookies: str, body: str = ""
) -> tuple[int, str, Any]:
    """Ask the server; returns status, text and headers."""
    line = HTTPConnection("127.0.0.1", site.port, timeout=30)
    kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    try:
        line.request(method, path, body or None, {"Cookie": cookies, **kind})
        answer = line.getresponse()
        return answer.status, answer.read().decode(), answer.headers
    finally:
        line.close()


def filled_in(site: Site, speaker: dict[str, Any]) -> Form:
    """Open the form of a speaker and fill it in."""
    cookies = "; ".join(f"{name}={value}" for name, value in speaker["cookies"].items())
    status, page, headers = _asked(site, "GET", site.path, cookies)
    assert status == 200, page[:400]
    kept = [line.partition(";")[0] for line in headers.get_all("Set-Cookie") or []]
    hidden = dict(re.findall(r'name="(csrfmiddlewaretoken|form_key)" value="([^"]+)"', page))
    assert len(hidden) == 2
    said = SAID | hidden | {"speaker": speaker["code"]}
    return Form(site.path, "; ".join([cookies, *kept]), urlencode(said))


def sent(site: Site, form: Form) -> str:
    """Send a form; returns where it led when it was taken in, nothing when no answer came."""
    try:
        status, page, headers = _asked(site, "POST", form.path, form.cookies, form.body)
    except (OSError, HTTPException):
        return ""
    assert status == 302, (status, page[:2000])
    return str(headers["Location"])


@contextmanager
def serving(
    data: Path, path: str, *, url: str = "", durable: Path | None = None, start: str = ""
) -> Iterator[Site]:
    """Run a server on an installation, and kill what is left of it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["serve", "--no-worker", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(data), str(durable or ""), start, *command], cwd=ROOT,
        env=environment(data, url) | {"KUMAJA_CACHE_URL": "dummy:"}, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    site = Site(port, process, path)
    try:
        _wait_for(site)
        yield site
    finally:
        if process.poll() is None:
            site.kill()


def _wait_for(site: Site) -> None:
    until = monotonic() + 60
    while monotonic() < until:
        try:
            _asked(site, "GET", "/healthz/live", "")
        except (OSError, HTTPException):
            sleep(0.1)
        else:
            return
    raise TimeoutError("The server did not start.")


def spoken(data: Path, *command: str, url: str = "") -> Any:  # noqa: ANN401 - JSON
    """Run `spoken` on an installation; returns what it tells."""
    answer = ran(data, "-c", SPOKEN, *command, url=url)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)
