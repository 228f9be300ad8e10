"""How large things may become: figures by name, as one JSON object.

    python benchmarks/scale.py [NAME …]

Each figure is one function that returns its values; it runs in a process of its own on an empty
database, so that its memory is its own. A new figure is a line in FIGURES.
"""

from __future__ import annotations

import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from benchmarks.serving import serve  # noqa: E402 - path first
from tools.postgresql import throwaway  # noqa: E402 - path first

WORKERS = 2
Values = dict[str, float]


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


def country(_folder: Path) -> Values:
    """Fill PostgreSQL with a country, build its index, ask for lists, searches and first pages."""
    from django.utils import timezone

    from benchmarks.asking import figures_of, list_pages, searches
    from benchmarks.country import build_country
    from benchmarks.pages import statements
    from kumaja.front.search.actions import rebuild_index
    from kumaja.help.directory.models import Activity
    from kumaja.network.registry.models import Organisation

    now, begun = timezone.now(), time.perf_counter()
    build_country(times=100, organisations=1000, activities=2000, now=now)
    found: Values = {
        "rows_s": round(time.perf_counter() - begun, 1),
        "organisations": Organisation.objects.count(), "activities": Activity.objects.count(),
    }  # fmt: skip
    begun = time.perf_counter()
    rebuild_index(now=now)
    found |= {
        "index_s": round(time.perf_counter() - begun, 1), "index_mb": peak_mb(),
        "front_sql": statements("/fi/"),
    }  # fmt: skip
    with ExitStack() as stack:
        port, _master = serve(stack, WORKERS)
        found |= figures_of("list", list_pages(), port)
        found |= figures_of("search", searches(), port)
        return found | figures_of("front", ["/fi/", "/sv/", "/en/"] * 30, port)


def duplicates(folder: Path) -> Values:
    """Look for duplicates among 10,000 organisations, 200 of which stand there twice."""
    from django.utils import timezone

    from benchmarks.organisations import add_organisations
    from kumaja.network.registry.actions.finding import find_duplicates

    del folder
    twice = add_organisations(10_000, twice=200)
    found: Values = {}
    for name in ("first_s", "again_s"):
        began = time.perf_counter()
        found["pairs"] = find_duplicates(now=timezone.now())
        found[name] = round(time.perf_counter() - began, 2)
    return found | {"planted": 200, "planted_found": twice(), "mb": peak_mb()}


ON_POSTGRESQL = frozenset({"country"})


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
    spent = []
    for _ in range(times):
        began = time.process_time()
        client.get(path)
        spent.append((time.process_time() - began) * 1000)
    return {"sql": len(seen), "cpu_ms": round(sorted(spent)[times // 2], 1)}


FIGURES: dict[str, Callable[[Path], Values]] = {
    "hsds": hsds,
    "hsds_list": hsds_list,
    "duplicates": duplicates,
    "country": country,
}


def alike(_folder: Path) -> Values:
    """Find associations like one's own among 5,000 with 15,000 activities, and what is missing."""


NEEDS = (
    ("vertaistukea muistisairaille ja heidän läheisilleen", (), ("505",), False),
    ("omaishoitajien jaksaminen ja sijaishoito", ("target_group:carers",), ("858", "186"), False),
    ("kokemusasiantuntijoita päihdetyön koulutukseen", ("theme:substance-use",), ("106",), True),
    ("kamratstöd för äldre på svenska", (), ("638", "753"), False),
    ("yksinäisyys", ("theme:loneliness-and-community", "target_group:older-people"), (), False),
    ("", ("theme:peer-support", "theme:guidance-and-advice", "target_group:everyone"), (), False),
)


def partners(_folder: Path) -> Values:
    """Ask for partners among 5,000 associations with 10,000 activities, each need many times."""
    from django.utils import timezone

    from benchmarks.region import build
    from kumaja.foundation.regions.models import Region
    from kumaja.foundation.vocabulary.domain.schemes import Scheme
    from kumaja.help.gaps.queries.likeness import associations_like
    from kumaja.help.gaps.queries.table import get_missing
    from kumaja.network.registry.models import Organisation

    build(organisations=5000, activities=15_000, now=timezone.now())
    region, day = Region.objects.get(), timezone.localdate()
    rows = list(Organisation.objects.order_by("pk")[::100])
    times = sorted(
        _milliseconds(lambda row=row: associations_like(row, region, day)) for row in rows
    )  # type: ignore[misc]
    missing = sorted(
        _milliseconds(lambda: get_missing(region, Scheme.LIFE_SITUATION, day)) for _ in range(9)
    )
    return {
        "alike_median_ms": times[len(times) // 2], "alike_p95_ms": times[len(times) * 95 // 100],
        "alike_most_ms": times[-1], "missing_median_ms": missing[4],
    }  # fmt: skip


FIGURES: dict[str, Callable[[Path], Values]] = {"hsds": hsds, "alike": alike}


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return round((time.perf_counter() - began) * 1000, 1)
    from kumaja.front.search.actions import rebuild_index
    from kumaja.help.partners.domain.fitting import Need
    from kumaja.help.partners.queries.finding import find_partners
    from kumaja.network.registry.models import Organisation

    now = timezone.now()
    build(organisations=5000, activities=10_000, now=now)
    rebuild_index(now=now)
    region, times, found = Region.objects.get(), [], 0
    for _round in range(20):
        for text, terms, areas, experience in NEEDS:
            language = "sv" if "kamrat" in text else "fi"
            began = time.perf_counter()
            fits = find_partners(region, Need(text, language, terms, areas, experience))
            times.append((time.perf_counter() - began) * 1000)
            found += bool(fits.rows)
    times = sorted(times[len(NEEDS) :])  # the first round warms words and files
    return {
        "organisations": Organisation.objects.count(), "asked": len(times),
        "answered": found - len(NEEDS), "median_ms": round(times[len(times) // 2], 1),
        "p95_ms": round(times[len(times) * 95 // 100], 1), "highest_ms": round(times[-1], 1),
        "mb": peak_mb(),
    }  # fmt: skip


FIGURES: dict[str, Callable[[Path], Values]] = {"hsds": hsds, "partners": partners}


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
    print(json.dumps(FIGURES[name](folder)))


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
