"""Pages of a large region that are asked for over and over, and how quickly they answer."""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Sequence
from urllib.parse import urlencode

from benchmarks.search_speed import SEARCHES, asked

_WARMING = 4


def searches() -> list[str]:
    """Return each query that is written down, and half of them misspelt."""
    return [f"{SEARCHES[language]}?{urlencode({'q': text})}" for language, text in asked()]


def list_pages() -> list[str]:
    """Return lists from their beginning and deep inside, of all and of one municipality."""
    near = [f"/fi/jarjestot/?page={page}" for page in (1, 2, 7, 40, 700, 2_000)]
    narrowed = ["municipality=858", "municipality=091", "q=omaishoitajat", "kind=group", "q=8"]
    places = [f"/fi/haku/?municipality={code}" for code in ("858", "505", "091", "407")]
    places += [f"/fi/kunnat/{slug}/" for slug in ("tuusula", "mantsala", "helsinki", "loviisa")]
    machines = [f"/api/v1/organisations?limit={limit}" for limit in (20, 100)]
    machines += [f"/api/v1/activities?municipality={code}" for code in ("858", "091")]
    lists: list[str] = [f"/fi/jarjestot/?{words}" for words in narrowed]
    lists += ["/fi/kunnat/", "/fi/elamantilanteet/", "/fi/verkostot/"]
    pages: list[str] = [*near, *lists, *places, *machines]
    return pages * 4


def figures_of(name: str, pages: Sequence[str], port: int) -> dict[str, float]:
    """Ask for each page once after a few to warm up; return the times in milliseconds."""
    line = http.client.HTTPConnection("127.0.0.1", port)
    for page in [*pages[:_WARMING], *pages[:_WARMING]]:
        _took(line, page)
    times = [_took(line, page) for page in pages]
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return {
        f"{name}_p50_ms": round(cuts[49], 1),
        f"{name}_p99_ms": round(cuts[98], 1),
        f"{name}_slowest_ms": round(max(times), 1),
    }


def _took(line: http.client.HTTPConnection, page: str) -> float:
    begun = time.perf_counter()
    line.request("GET", page, headers={"Host": "localhost"})
    answer = line.getresponse()
    answer.read()
    if answer.status != http.client.OK:
        raise SystemExit(f"{page} answers {answer.status}")
    return (time.perf_counter() - begun) * 1000
