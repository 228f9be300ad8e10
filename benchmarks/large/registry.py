"""The registry: records that may be one."""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.large.weighing import Values, peak_mb


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
