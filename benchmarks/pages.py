"""What pages cost: SQL statements, CPU, and how quickly one worker with one thread answers.

    python benchmarks/pages.py [--database sqlite|postgres] [--requests 200]

500 organisations, 5,000 activities. Prints one JSON object: page → sql, cpu_ms, p50_ms, p99_ms,
requests_per_s; `worker_pss_mb` is the web worker's share of memory, without the analyser.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

ORGANISATIONS, ACTIVITIES = 500, 5_000
SERVE = (
    "import sys; from kumaja.cli.setup import start; start();"
    "from kumaja.config.server import Server;"
    "Server(bind=sys.argv[1], with_worker=False, workers=1, threads=1).run()"
)


def pages() -> dict[str, str]:
    """Return what is measured; the activity is one that people meet in the middle of a list."""
    from kumaja.help.directory.models import Activity

    activity = Activity.objects.order_by("sort_key")[ACTIVITIES // 2]
    return {
        "front": "/fi/",
        "search": "/fi/haku/?q=omaishoitaja",
        "list_json": "/api/v1/activities?limit=20",
        "list_page": "/fi/jarjestot/",
        "activity": activity.get_absolute_url().replace("/en/", "/fi/"),
        "organisation": activity.organisation.get_absolute_url().replace("/en/", "/fi/"),
        "municipality": "/fi/kunnat/tuusula/",
    }


def statements(path: str) -> int:
    """Return how many SQL statements a page takes, signed out."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(path)
    if answer.status_code != http.HTTPStatus.OK:
        raise SystemExit(f"{path} answers {answer.status_code}")
    return len(seen)


def cpu_seconds(pid: int) -> float:
    """Return the CPU time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def pss_mb(pid: int) -> float:
    """Return a process's proportional share of memory."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:")) / 1024


def child_of(pid: int) -> int:
    """Return the web worker: the one child of the server's process; 0 until it is there."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    return int(found[0]) if found else 0


def measure(port: int, worker: int, path: str, requests: int) -> dict[str, float]:
    """Ask for a page so many times in a row on one connection."""
    line = http.client.HTTPConnection("127.0.0.1", port)
    times = []
    for number in range(requests + 10):
        if number == 10:  # the first ones fill caches
            begun, cpu = time.perf_counter(), cpu_seconds(worker)
        start = time.perf_counter()
        line.request("GET", path, headers={"Host": "localhost"})
        line.getresponse().read()
        times.append((time.perf_counter() - start) * 1000)
    took, times = time.perf_counter() - begun, sorted(times[10:])
    return {
        "cpu_ms": round((cpu_seconds(worker) - cpu) / requests * 1000, 1),
        "p50_ms": round(statistics.median(times), 1),
        "p99_ms": round(times[int(len(times) * 0.99) - 1], 1),
        "requests_per_s": round(requests / took),
    }


def serve(stack: ExitStack) -> tuple[int, int]:
    """Start the server; returns its port and the worker's process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    server = subprocess.Popen([sys.executable, "-c", SERVE, f"127.0.0.1:{port}"], cwd=ROOT)
    stack.callback(server.wait)
    stack.callback(server.terminate)
    for _ in range(300):
        time.sleep(0.1)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0 and (worker := child_of(server.pid)):
                return port, worker
    raise SystemExit("The server did not start.")


def prepare(data: str, address: str | None) -> None:
    """Set the environment, make tables, region and index."""
    os.environ |= {
        "KUMAJA_DATA": data,
        "KUMAJA_HTTPS": "false",
        "DJANGO_SETTINGS_MODULE": "kumaja.config.settings",
        "PYTHONPATH": os.pathsep.join(sys.path[:2]),
    }
    os.environ.setdefault("KUMAJA_ANALYSER", "snowball")
    if address:
        os.environ["KUMAJA_DATABASE_URL"] = address
    import django

    django.setup()
    from django.utils import timezone

    from benchmarks.region import build
    from kumaja.cli.shipped import migrate_and_load
    from kumaja.front.search.actions import rebuild_index

    migrate_and_load(verbosity=0)
    build(organisations=ORGANISATIONS, activities=ACTIVITIES, now=timezone.now())
    rebuild_index(now=timezone.now())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--requests", type=int, default=200)
    given = parser.parse_args()
    from tools.postgresql import throwaway

    result: dict[str, Any] = {"database": given.database, "pages": {}}
    with ExitStack() as stack:
        data = tempfile.mkdtemp(prefix="kumaja-bench-")
        stack.callback(shutil.rmtree, data, ignore_errors=True)
        address = stack.enter_context(throwaway()) if given.database == "postgres" else None
        prepare(data, address)
        sql = {name: statements(path) for name, path in pages().items()}
        port, worker = serve(stack)
        for name, path in pages().items():
            result["pages"][name] = {"sql": sql[name]} | measure(port, worker, path, given.requests)
        result["worker_pss_mb"] = round(pss_mb(worker))
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
