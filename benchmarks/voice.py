"""What the spine of influencing costs: its pages, the board of what waits, and the log beneath.

    python benchmarks/voice.py [--leaves N] [--postgresql]

100 matters with about 20,000 points, half of them answered; one matter holds 500 views. Prints one
JSON object: name → wall and CPU milliseconds (medians) and SQL statements. Most rows are written
many at a time, with their leaves, into a throwaway database.
"""

from __future__ import annotations

import argparse
import http.client
import json
import statistics
import sys
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kumaja.foundation.regions.models import Region
    from kumaja.voice.matters.models import Matter

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
LEAVES = 100_000
TURNS = 15

Figures = dict[str, Any]


def main() -> None:
    """Build, measure and print."""
    from benchmarks.search_quality import fresh_database
    from tools.postgresql import throwaway

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leaves", type=int, default=LEAVES)
    parser.add_argument("--postgresql", action="store_true", help="on a throwaway server")
    parser.set_defaults(backend="snowball", concepts=None)
    given = parser.parse_args()
    with ExitStack() as parts:
        database = parts.enter_context(throwaway()) if given.postgresql else ""
        parts.enter_context(fresh_database(given, database=database))
        figures = of_log(given.leaves)
        print(json.dumps(of_pages() | figures, indent=1))


def of_log(leaves: int) -> Figures:
    """Return what adding a leaf takes, and verifying all; the log must be empty still."""
    from benchmarks.voice_ledger import measure

    told = measure(leaves)
    return {
        "ledger_append": {
            "wall_ms": told["ledger_append_ms"], "cpu_ms": told["ledger_append_cpu_ms"],
            "sql": told["ledger_append_sql"],
        },
        "ledger_verify": {
            "leaves": leaves, "wall_ms": round(told[f"verify_{leaves}_s"] * 1000),
            "cpu_ms": told["verify_cpu_ms"], "sql": told["verify_sql"],
        },
    }  # fmt: skip


def of_pages() -> Figures:
    """Build what was said, and return what its pages take."""
    from django.utils import timezone
    from django.utils.translation import override

    from benchmarks.voice_rows import build
    from kumaja.foundation.core.engine.statistics import refresh_statistics
    from kumaja.voice.contributions.models import Point
    from kumaja.voice.echo.queries.loops import get_board
    from kumaja.voice.echo.queries.page import thread_url

    now = timezone.now()
    said = build(now)
    refresh_statistics()  # as the product does after an import, and every night
    with override("fi"):
        paths = {
            "matter_page": said.matter.get_absolute_url(),
            "thread": thread_url(said.answered),
        }
    figures = {name: of_page(path) for name, path in paths.items()}
    board = _taken(lambda: get_board(said.region, now))
    waiting = get_board(said.region, now).total.open
    points = Point.objects.filter(contribution__region=said.region).count()
    if waiting != said.open_points:
        raise SystemExit(f"The board counts {waiting} open points, not {said.open_points}.")
    figures["open_loops"] = board | {"points": points, "open": waiting}
    figures["lists"] = of_lists(said.region)
    return figures | {"values": of_values(said.wide, now)}


def of_values(matter: Matter, now: datetime) -> Figures:
    """Return what the audit of a matter with 5,000 points takes."""
    from kumaja.voice.contributions.models import Point
    from kumaja.voice.values.queries.audit import values_of

    points = Point.objects.on(matter).count()
    return _taken(lambda: values_of(matter, now)) | {"points": points}


def of_lists(region: Region) -> Figures:
    """Return what the lists of the wing take: the slowest, and each."""
    from django.urls import reverse
    from django.utils.translation import override

    del region
    names = (
        "matters:list", "matters:calendar", "echo:list", "echo:open_loops", "echo:waiting_points",
    )  # fmt: skip
    with override("fi"):
        each = {name: of_page(reverse(name)) for name in names}
    worst = {key: max(row[key] for row in each.values()) for key in ("wall_ms", "cpu_ms", "sql")}
    return worst | {"each": each}


def of_page(path: str) -> Figures:
    """Return what a page takes, signed out and through all that stands before it."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})

    def ask() -> None:
        answer = client.get(path)
        if answer.status_code != http.HTTPStatus.OK:
            raise SystemExit(f"{path} answers {answer.status_code}")

    return _taken(ask)


def _taken(act: Callable[[], object]) -> Figures:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    act()  # what is remembered between requests is remembered now
    with CaptureQueriesContext(
        connection,
    ) as asked:
        act()
    count = len(asked)  # the next request forgets them
    walls, cpus = [], []
    for _turn in range(TURNS):
        wall, cpu = perf_counter(), process_time()
        act()
        walls.append(perf_counter() - wall)
        cpus.append(process_time() - cpu)
    return {
        "wall_ms": round(statistics.median(walls) * 1000, 1),
        "cpu_ms": round(statistics.median(cpus) * 1000, 1),
        "sql": count,
    }


if __name__ == "__main__":
    main()
