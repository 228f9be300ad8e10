"""Associations that are alike, what is missing where, and partners for a need."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from benchmarks.large.weighing import Values, milliseconds, peak_mb

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
