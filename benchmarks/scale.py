"""How large things may become: figures by name, as one JSON object.

    python benchmarks/scale.py [NAME …]

Each figure is one function that returns its values; it runs in a process of its own on an empty
database, so that its memory is its own. A new figure is a function in
`benchmarks/large` and a line in FIGURES.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import cast

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tools.postgresql import throwaway  # noqa: E402 - path first

Values = dict[str, float]


# Each is named by its module and its function: it is loaded by the process that measures it.
FIGURES: dict[str, str] = {
    "hsds": "hsds",
    "hsds_list": "hsds",
    "duplicates": "registry",
    "alike": "help",
    "partners": "help",
    "country": "country",
}
ON_POSTGRESQL = frozenset({"country"})


def hsds(folder: Path) -> Values:
    """Bring 5,000 services with 11,000 schedules in, bring them in again, write them out."""
    from benchmarks.hsds_package import write_package
    from kumaja.cli.export_run import run_export
    from kumaja.cli.import_run import run_import
    from kumaja.cli.main import parser
    from kumaja.foundation.regions.models import Region
    from kumaja.help.directory.models import Activity, Schedule

    Region.objects.create(slug="uusimaa", name_fi="Uusimaa")
    write_package(folder / "in", services=5000, schedules=11_000)
    found: Values = {}
    told = io.StringIO()
    for name in ("import_s", "again_s"):
        given = parser().parse_args(["import", "hsds", str(folder / "in"), "--apply"])
        worked = time.process_time()
        found[name] = _seconds(lambda given=given: run_import(given, told))  # type: ignore[misc]
        found[f"{name[:-2]}_cpu_s"] = round(time.process_time() - worked, 2)
        found[f"{name[:-2]}_mb"] = peak_mb()
    given = parser().parse_args(["export", "hsds", str(folder / "out")])
    found["export_s"] = _seconds(lambda: run_export(given, told))
    found |= {"export_mb": peak_mb(), "progress_lines": told.getvalue().count("\n  ")}
    return found | {"services": Activity.objects.count(), "schedules": Schedule.objects.count()}


def hsds_list(folder: Path) -> Values:
    """Ask the API of HSDS for pages of 100 services, of 5,000: statements and processor time."""
    from benchmarks.hsds_package import write_package
    from kumaja.cli.import_run import run_import
    from kumaja.cli.main import parser
    from kumaja.foundation.regions.models import Region

    Region.objects.create(slug="uusimaa", name_fi="Uusimaa")
    write_package(folder / "in", services=5000, schedules=11_000)
    given = parser().parse_args(["import", "hsds", str(folder / "in"), "--apply"])
    run_import(given, io.StringIO())
    found: Values = {}
    for name, path in (
        ("services", "services?per_page=100&page=7"),
        ("full", "services?per_page=100&page=7&full=true"),
        ("organizations", "organizations?per_page=100&page=2"),
    ):
        found |= {f"{name}_{key}": value for key, value in _asked(f"/hsds/{path}").items()}
    return found


def _asked(path: str, times: int = 20) -> Values:
    """Return what an address costs: statements, and the middle of the processor's milliseconds."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    with CaptureQueriesContext(connection) as seen:
        if client.get(path).status_code != 200:
            raise SystemExit(path)
    statements = len(seen)  # the next request forgets them
    spent = []
    for _ in range(times):
        began = time.process_time()
        client.get(path)
        spent.append((time.process_time() - began) * 1000)
    return {"sql": statements, "cpu_ms": round(sorted(spent)[times // 2], 1)}


FIGURES: dict[str, Callable[[Path], Values]] = {"hsds": hsds, "hsds_list": hsds_list}


def _seconds(work: Callable[[], int]) -> float:
    began = time.perf_counter()
    if work() != 0:
        raise SystemExit(1)
    return round(time.perf_counter() - began, 2)


def peak_mb() -> float:
    """Return the most memory that this process has had."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def measure(name: str) -> Values:
    """Return one figure, measured in a process of its own on a new database."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        told = {
            "KUMAJA_DATA": f"{folder}/data", "KUMAJA_HTTPS": "false",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }  # fmt: skip
        if name in ON_POSTGRESQL:
            told["KUMAJA_DATABASE_URL"] = stack.enter_context(throwaway())
        command = [sys.executable, __file__, "--here", name, folder]
        done = subprocess.run(
            command, env=os.environ | told, cwd=ROOT, capture_output=True, check=False, text=True
        )
        if done.returncode:
            raise SystemExit(done.stderr or done.stdout)
        return dict(json.loads(done.stdout.splitlines()[-1]))


def _here(name: str, folder: Path) -> None:
    from kumaja.cli.setup import start

    start()
    from kumaja.cli.shipped import migrate_and_load

    migrate_and_load(verbosity=0)
    print(json.dumps(_figure(name)(folder)))


def _figure(name: str) -> Callable[[Path], Values]:
    module = import_module(f"benchmarks.large.{FIGURES[name]}")
    return cast("Callable[[Path], Values]", getattr(module, name))


def main(arguments: list[str]) -> None:
    """Measure the figures named, or all."""
    if arguments[:1] == ["--here"]:
        _here(arguments[1], Path(arguments[2]))
        return
    names = arguments or list(FIGURES)
    unknown = [name for name in names if name not in FIGURES]
    if unknown:
        raise SystemExit(f"There is no figure {unknown[0]}. The figures are: {', '.join(FIGURES)}.")
    print(json.dumps({name: measure(name) for name in names}, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
