"""Associations that are alike, what is missing where, and partners for a need."""

from __future__ import annotations

import gc
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from benchmarks.large.weighing import Values, milliseconds, own_mb

NEEDS = (
    ("vertaistukea muistisairaille ja heidän läheisilleen", (), ("505",), False),
    ("omaishoitajien jaksaminen ja sijaishoito", ("target_group:carers",), ("858", "186"), False),
    ("kokemusasiantuntijoita päihdetyön koulutukseen", ("theme:substance-use",), ("106",), True),
    ("kamratstöd för äldre på svenska", (), ("638", "753"), False),
    ("yksinäisyys", ("theme:loneliness-and-community", "target_group:older-people"), (), False),
    ("", ("theme:peer-support", "theme:guidance-and-advice", "target_group:everyone"), (), False),
)


def partners(_folder: Path) -> Values:
    """Ask for partners among 5,000 associations with 10,000 activities, each need many times.

    A process of its own asks, prepared as the server's are: what building the region took is not
    in it. `mb` is what it has gained by asking, what it keeps of the region in it.
    """
    from django.utils import timezone

    from benchmarks.region import build
    from kumaja.front.search.actions import rebuild_index

    now = timezone.now()
    build(organisations=5000, activities=10_000, now=now)
    rebuild_index(now=now)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_partners_asked).result()


def _partners_asked() -> Values:
    from kumaja.cli.setup import start

    start()
    from django.utils import timezone

    from kumaja.config.preloading import load_what_stays
    from kumaja.foundation.regions.models import Region
    from kumaja.help.partners.domain.fitting import Need
    from kumaja.help.partners.queries.facts import facts_of
    from kumaja.help.partners.queries.finding import find_partners
    from kumaja.network.registry.models import Organisation

    load_what_stays(today=timezone.localdate())
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    before = own_mb()
    region, times, found = Region.objects.get(), [], 0
    read_ms = milliseconds(lambda: facts_of(region))
    facts_mb = own_mb() - before
    for _round in range(20):
        for text, terms, areas, experience in NEEDS:
            need = Need(text, "sv" if "kamrat" in text else "fi", terms, areas, experience)
            began = time.perf_counter()
            fits = find_partners(region, need)
            times.append((time.perf_counter() - began) * 1000)
            found += bool(fits.rows)
    times = sorted(times[len(NEEDS) :])  # the first round warms words and files
    return {
        "organisations": Organisation.objects.count(), "asked": len(times),
        "answered": found - len(NEEDS), "read_ms": read_ms,
        "median_ms": round(times[len(times) // 2], 1),
        "p95_ms": round(times[len(times) * 95 // 100], 1), "highest_ms": round(times[-1], 1),
        "facts_mb": round(facts_mb, 1), "mb": round(own_mb() - before, 1),
    }  # fmt: skip


def alike(_folder: Path) -> Values:
    """Find associations like one's own among 5,000 with 15,000 activities, and what is missing."""
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
    times = sorted(milliseconds(partial(associations_like, row, region, day)) for row in rows)
    missing = sorted(
        milliseconds(lambda: get_missing(region, Scheme.LIFE_SITUATION, day)) for _ in range(9)
    )
    return {
        "alike_median_ms": times[len(times) // 2], "alike_p95_ms": times[len(times) * 95 // 100],
        "alike_most_ms": times[-1], "missing_median_ms": missing[4],
    }  # fmt: skip
