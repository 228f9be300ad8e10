"""How quickly the search builds, answers and suggests, and what it weighs.

    python benchmarks/search_speed.py [--records 100000] [--pages 20000] [--backend NAME]
                                      [--concepts FILE] [--profile]

Prints one JSON object. `build_s`: writing the documents with the analysis of their words, from
nothing. `engine_*`: the engine with three facet counts; `suggestion_*`: names while typing;
`page_*`: a whole page by WSGI in one process, at `page_records` rows of a database. The figures
are of all queries, each asked once for the first time in that process (cold: its words are not
remembered) and twice again; `…_cold_…` are of the first time alone. `workers_pss_mb`: two web
workers together, with analyser and index, after they have answered; the rest is the master's.
"""

from __future__ import annotations

import argparse
import csv
import gc
import http.client
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from benchmarks.serving import children_of, profiled, pss_mb, serve  # noqa: E402 - path first

ROUNDS, WORKERS = 3, 2
SEARCHES = {"fi": "/fi/haku/", "sv": "/sv/sok/", "en": "/en/search/"}
Asked = tuple[str, str]
Figures = dict[str, float]


def asked() -> list[Asked]:
    """Return language and query: those written down, and half of them with a slip of the finger."""
    with (Path(__file__).parent / "asked.tsv").open(encoding="utf-8", newline="") as lines:
        written = [(row[0], row[1]) for row in csv.reader(lines, delimiter="\t")]
    chance = random.Random(5)  # noqa: S311 - the same slips each time, nothing secret
    typos = [(language, _slipped(text, chance)) for language, text in written[::2]]
    both = written + typos
    chance.shuffle(both)
    return both


def _slipped(text: str, chance: random.Random) -> str:
    """Return the text with two neighbouring letters swapped, or one left out."""
    place = chance.randrange(1, max(len(text) - 2, 2))
    if chance.random() < 0.5:
        return text[:place] + text[place + 1 :]
    return text[:place] + text[place + 1 : place + 2] + text[place : place + 1] + text[place + 2 :]


def timed(name: str, ask: Callable[[Asked], object], queries: Sequence[Asked]) -> Figures:
    """Ask each query some rounds; return median and 99th percentile in milliseconds."""
    rounds = [[_took(ask, query) for query in queries] for _ in range(ROUNDS)]
    every = [took for times in rounds for took in times]
    return {
        f"{name}_p50_ms": _share(every, 50),
        f"{name}_p99_ms": _share(every, 99),
        f"{name}_cold_p50_ms": _share(rounds[0], 50),
        f"{name}_cold_p99_ms": _share(rounds[0], 99),
    }


def _took(ask: Callable[[Asked], object], query: Asked) -> float:
    begun = time.perf_counter()
    ask(query)
    return (time.perf_counter() - begun) * 1000


def _share(times: Sequence[float], percent: int) -> float:
    return round(statistics.quantiles(times, n=100, method="inclusive")[percent - 1], 2)


def start() -> None:
    """Start Django with the analyser loaded, and the collector as the server has it."""
    import django

    django.setup()
    from kumaja.foundation.language.engine import analysers

    analysers.load()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def build_engine(records: int) -> Figures:
    """Build an index of so many documents and put it in use."""
    from django.utils import timezone

    from benchmarks.varied import varied_documents
    from kumaja.foundation.index.engine import folders
    from kumaja.foundation.index.engine.writer import Writer

    documents = list(varied_documents(records))
    folder = folders.new_copy(timezone.now())
    begun, cpu = time.perf_counter(), time.process_time()
    with profiled("build"):
        writer = Writer(folder)
        writer.add(documents)
        writer.commit()
        writer.close()
    build, cpu = time.perf_counter() - begun, time.process_time() - cpu
    folders.publish(folder)
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return {
        "records": records,
        "build_s": round(build, 1),
        "build_cpu_s": round(cpu, 1),
        "index_mb": round(size / 1e6, 1),
    }


def measure_engine(records: int) -> Figures:
    """Build an index of so many documents, then ask it."""
    start()
    from benchmarks.varied import REGION
    from kumaja.foundation.index.domain.facets import Facet
    from kumaja.foundation.index.domain.question import Question
    from kumaja.foundation.index.engine import searcher

    built = build_engine(records)
    counted = (Facet.MUNICIPALITY, Facet.LIFE_SITUATION, Facet.TARGET_GROUP)

    def find(query: Asked) -> object:
        question = Question(region=REGION, text=query[1], language=query[0])
        return searcher.find(question, counted=counted)

    def suggest(query: Asked) -> object:
        return searcher.suggest(REGION, query[1][: 2 + len(query[1]) // 2])

    find(("fi", "avaa"))
    with profiled("engine"):
        engine = timed("engine", find, asked())
    return {**built, **engine, **timed("suggestion", suggest, asked())}


def prepare_pages(records: int) -> None:
    """Fill a database with so many records and build its index."""
    start()
    from django.utils import timezone

    from benchmarks.region import build
    from kumaja.cli.shipped import migrate_and_load
    from kumaja.front.search.actions import rebuild_index

    migrate_and_load(verbosity=0)
    organisations = records // 10
    build(organisations=organisations, activities=records - organisations, now=timezone.now())
    rebuild_index(now=timezone.now())


def measure_pages(records: int) -> Figures:
    """Ask for whole pages in this process."""
    start()
    from django.test import Client

    client = Client(headers={"host": "localhost"})

    def page(query: Asked) -> None:
        answer = client.get(_address(query))
        if answer.status_code != http.HTTPStatus.OK:
            raise SystemExit(f"{query} answers {answer.status_code}")

    first = _took(lambda _query: client.get("/fi/"), ("fi", ""))
    with profiled("page"):
        figures = timed("page", page, asked())
    return {"page_records": records, "first_page_ms": round(first, 1), **figures}


def _address(query: Asked) -> str:
    return f"{SEARCHES[query[0]]}?{urlencode({'q': query[1]})}"


def measure_memory(_records: int) -> Figures:
    """Serve the pages by two workers and weigh them after a few hundred searches."""
    with ExitStack() as stack:
        port, master = serve(stack, WORKERS)
        for query in asked():
            line = http.client.HTTPConnection("127.0.0.1", port)
            line.request("GET", _address(query), headers={"Host": "localhost"})
            line.getresponse().read()
            line.close()
        workers = [pss_mb(child) for child in children_of(master)]
        return {"workers_pss_mb": round(sum(workers)), "master_pss_mb": round(pss_mb(master))}


PARTS: dict[str, Callable[[int], Figures | None]] = {
    "engine": measure_engine,
    "prepare": prepare_pages,
    "page": measure_pages,
    "memory": measure_memory,
}


def run_part(part: str, records: int) -> Figures:
    """Run one part in a process of its own, so that nothing is remembered from another."""
    command = [sys.executable, __file__, "--part", part, "--records", str(records)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)
    figures: Figures = json.loads(answer.stdout.splitlines()[-1])
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--backend", default="")
    parser.add_argument("--concepts", default="")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.part:
        print(json.dumps(PARTS[given.part](given.records) or {}))
        return
    data = Path(tempfile.mkdtemp(prefix="kumaja-speed-"))
    os.environ |= {"KUMAJA_HTTPS": "false", "DJANGO_SETTINGS_MODULE": "kumaja.config.settings"}
    os.environ["PYTHONPATH"] = os.pathsep.join([*sys.path[:2], os.environ.get("PYTHONPATH", "")])
    os.environ |= {"KUMAJA_ANALYSER": given.backend} if given.backend else {}
    os.environ |= {"KUMAJA_CONCEPTS": given.concepts} if given.concepts else {}
    os.environ |= {"BENCHMARK_PROFILE": "1"} if given.profile else {}
    result: Figures = {}
    try:
        for part in PARTS:
            # The engine's documents are not in the database: an index of its own.
            os.environ["KUMAJA_DATA"] = str(data / ("engine" if part == "engine" else "pages"))
            result |= run_part(part, given.records if part == "engine" else given.pages)
    finally:
        shutil.rmtree(data, ignore_errors=True)
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
