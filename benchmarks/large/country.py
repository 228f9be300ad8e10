"""A country on PostgreSQL: its rows, its index, and how its pages answer."""

from __future__ import annotations

import time
from contextlib import ExitStack
from pathlib import Path

from benchmarks.large.weighing import Values, peak_mb
from benchmarks.serving import serve

WORKERS = 2


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
