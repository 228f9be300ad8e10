"""HSDS: a large package in and out, and pages of its API."""

from __future__ import annotations

import io
import time
from pathlib import Path

from benchmarks.large.weighing import Values, peak_mb, seconds


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
        found[name] = seconds(lambda given=given: run_import(given, told))  # type: ignore[misc]
        found[f"{name[:-2]}_cpu_s"] = round(time.process_time() - worked, 2)
        found[f"{name[:-2]}_mb"] = peak_mb()
    given = parser().parse_args(["export", "hsds", str(folder / "out")])
    found["export_s"] = seconds(lambda: run_export(given, told))
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
    statements = len(seen)  # the next request empties the log that is counted
    spent = []
    for _ in range(times):
        began = time.process_time()
        client.get(path)
        spent.append((time.process_time() - began) * 1000)
    return {"sql": statements, "cpu_ms": round(sorted(spent)[times // 2], 1)}
