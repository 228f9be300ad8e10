"""What the log costs: adding a leaf, verifying 100,000, proving one of them.

    python benchmarks/voice_ledger.py [--leaves N]

Prints one JSON object. `measure` does it in the database that Django is set up with, which must be
a throwaway one whose log is empty: it leaves its rows there.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
LEAVES = 100_000
TURNS = 400
BATCH = 5000


def main() -> None:
    """Measure and print."""
    from benchmarks.search_quality import fresh_database

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leaves", type=int, default=LEAVES)
    parser.set_defaults(backend="snowball", concepts=None)
    given = parser.parse_args()
    with fresh_database(given):
        print(json.dumps(measure(given.leaves), indent=1))


def measure(leaves: int = LEAVES) -> dict[str, float]:
    """Return the figures: milliseconds a leaf, seconds for all of them."""
    from django.db import transaction

    from kumaja.foundation.ledger.actions import sign_checkpoint
    from kumaja.foundation.ledger.models import Log
    from kumaja.foundation.ledger.tests.said import NOW, make_table, say

    if Log.objects.exclude(size=0).exists():
        raise SystemExit("The log is not empty: this is not a throwaway database.")
    with transaction.atomic():
        make_table()
    with transaction.atomic():
        _fill(leaves - 3 * TURNS - 1)
    with transaction.atomic():
        within = [_timed(lambda: say(0)) for _ in range(TURNS)]
        cpu = process_time()
        for _turn in range(TURNS):
            say(0)
        cpu = (process_time() - cpu) / TURNS
        asked = _statements(lambda: say(0))
    whole = [_timed(lambda: say(0)) for _ in range(TURNS)]
    signing = _timed(lambda: sign_checkpoint(now=NOW))
    return {
        "ledger_leaves": leaves,
        "ledger_append_ms": round(statistics.median(within) * 1000, 2),
        "ledger_append_cpu_ms": round(cpu * 1000, 2),
        "ledger_append_sql": asked,
        "ledger_append_p95_ms": round(statistics.quantiles(within, n=20)[-1] * 1000, 2),
        "ledger_row_on_disk_ms": round(statistics.median(whole) * 1000, 2),
        "ledger_sign_ms": round(signing * 1000, 2),
        **_read(leaves),
    }


def _fill(leaves: int) -> None:
    """Write so many rows with their leaves, as `commit` would, many at a time."""
    from kumaja.foundation.ledger.actions import append
    from kumaja.foundation.ledger.domain.frontier import Frontier
    from kumaja.foundation.ledger.models import Entry, Log
    from kumaja.foundation.ledger.tests.said import NOW, Said

    append(kind="erasure", leaf="00" * 32, now=NOW)  # makes the log's own row
    Entry.objects.all().delete()
    frontier = Frontier()
    for start in range(0, leaves, BATCH):
        rows, entries = [], []
        for number in range(start, min(start + BATCH, leaves)):
            row = Said(code=f"c{number}", speaker="Vierellä ry", text=f"Sana {number}. " * 20)
            row.salt = f"{number:064x}"
            frontier = frontier.with_leaf(row.commitment.leaf)
            entry = Entry(position=number, leaf=row.commitment.leaf, kind=row.KIND, at=NOW)
            entry.subtree = frontier.peaks[-1]
            rows.append(row)
            entries.append(entry)
        for row, entry in zip(rows, Entry.objects.bulk_create(entries), strict=True):
            row.entry = entry
        Said._base_manager.bulk_create(rows)  # noqa: SLF001 - public
    Log.objects.update(size=frontier.size, peaks=list(frontier.peaks))


def _read(leaves: int) -> dict[str, float]:
    """Return what verifying and proving take; ends when the log is not whole."""
    from kumaja.foundation.ledger.queries import verifying
    from kumaja.foundation.ledger.queries.proofs import consistency_path, inclusion_path
    from kumaja.foundation.ledger.tests.said import Said

    verifying.committed_models = lambda: [Said]  # its table is not one of the rooms'
    found: list[str] = []
    cpu = process_time()
    verified = _timed(lambda: found.extend(verifying.ledger_faults()))
    cpu = process_time() - cpu
    if found:
        raise SystemExit("\n".join(found))
    places = range(0, leaves, leaves // 200)
    inclusion = [_timed(lambda at=place: inclusion_path(at, leaves)) for place in places]
    growth = [_timed(lambda at=place + 1: consistency_path(at, leaves)) for place in places]
    return {
        f"verify_{leaves}_s": round(verified, 2),
        "verify_cpu_ms": round(cpu * 1000),
        "verify_sql": _statements(lambda: list(verifying.ledger_faults())),
        "inclusion_proof_ms": round(statistics.median(inclusion) * 1000, 2),
        "consistency_proof_ms": round(statistics.median(growth) * 1000, 2),
    }


def _statements(act: Callable[[], object]) -> int:
    """Return how many SQL statements it takes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as asked:
        act()
    return len(asked)


def _timed(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


if __name__ == "__main__":
    main()
