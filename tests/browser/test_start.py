"""The demonstration starts again quickly, and Ctrl-C ends it with all that it started."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from tests.browser.conftest import environment_of_its_own, kumaja

pytestmark = pytest.mark.browser
START_SECONDS = 30  # a promise of five, on a machine that runs other tests beside it


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for_page(address: str) -> None:
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own server
                assert answer.status == 200
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("The front page did not come.")


def _family(session: int) -> list[str]:
    """Return the processes of a session, whatever group they are in."""
    told = subprocess.run(
        ["ps", "-o", "pid=", "-s", str(session)], capture_output=True, text=True, check=False
    )
    return told.stdout.split()


def _web_workers(server: int) -> list[int]:
    """Return the server's children in its own group, which hear Ctrl-C as it does."""
    told = subprocess.run(
        ["ps", "-o", "pid=,pgid=", "--ppid", str(server)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    rows = (line.split() for line in told.stdout.splitlines())
    return [int(pid) for pid, group in rows if int(group) == server]


def test_it_starts_again_and_ctrl_c_leaves_nothing(data: Path, tmp_path: Path) -> None:
    port = _free_port()
    log = tmp_path / "log"
    with log.open("w") as out:
        command = kumaja("demo", "--data", str(data), "--port", str(port))
        server = subprocess.Popen(
            command, env=environment_of_its_own(), start_new_session=True, stdout=out, stderr=out
        )
        try:
            _wait_for_page(f"http://localhost:{port}/fi/")
            assert len(_family(server.pid)) >= 3  # the server, its web worker, its worker
            # Told to end by the terminal and by the server at once, a web worker got stuck.
            workers = _web_workers(server.pid)
            assert workers
            for worker in workers:
                os.kill(worker, signal.SIGINT)
            time.sleep(0.5)
            assert _web_workers(server.pid) == workers
        finally:
            os.killpg(server.pid, signal.SIGINT)  # what a terminal does at Ctrl-C
            server.wait(timeout=20)

    assert _family(server.pid) == []
    assert "Traceback" not in log.read_text("utf-8")
    assert "SIGKILL" not in log.read_text("utf-8")
    assert "The search index" not in log.read_text("utf-8")
