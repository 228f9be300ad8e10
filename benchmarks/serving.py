"""A server to measure, what its processes weigh, and where a block spends its time."""

from __future__ import annotations

import cProfile
import os
import pstats
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
_SERVE = (
    "import sys; from kumaja.cli.setup import start; start();"
    "from kumaja.config.server import Server;"
    "Server(bind=sys.argv[1], with_worker=False, workers=int(sys.argv[2])).run()"
)
_LINES = 35


@contextmanager
def profiled(name: str) -> Iterator[None]:
    """Write where the block spends its time to the error stream, when that is wished for."""
    if not os.environ.get("BENCHMARK_PROFILE"):
        yield
        return
    with cProfile.Profile() as profile:
        yield
    print(f"== {name}", file=sys.stderr)
    pstats.Stats(profile, stream=sys.stderr).sort_stats("tottime").print_stats(_LINES)


def pss_mb(process: int) -> float:
    """Return a process's proportional share of memory."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def children_of(process: int) -> list[int]:
    """Return the processes that it started: the web workers of a server."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    return [int(child) for child in found]


def serve(stack: ExitStack, workers: int) -> tuple[int, int]:
    """Serve until the stack closes; returns the port and the master's process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-c", _SERVE, f"127.0.0.1:{port}", str(workers)]
    server = subprocess.Popen(command, cwd=ROOT)
    stack.callback(server.wait)
    stack.callback(server.terminate)
    for _ in range(600):
        time.sleep(0.1)
        with socket.socket() as probe:
            is_open = probe.connect_ex(("127.0.0.1", port)) == 0
        if is_open and len(children_of(server.pid)) == workers:
            return port, server.pid
    raise SystemExit("The server did not start.")
