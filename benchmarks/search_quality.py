"""How well the search finds: judged queries against judged records.

    python benchmarks/search_quality.py FOLDER [--backend libvoikko|pyvoikko|snowball]
                                               [--concepts FILE] [--only FILE] [--each]

FOLDER holds `docs.jsonl`, `queries.tsv`, `qrels.tsv` (and may lack `docs.jsonl` when `--docs` names
another folder). Records become activities of a fresh database by the same action as real ones; each
query is asked of the one function that page, API and municipality page ask. Prints one JSON object:
nDCG@10, P1 (share of queries whose first row has a grade of 2 or 3), R@10 (mean share of such rows
among the first ten), how many queries found no judged row, and nDCG@10 by language and by type.
`--each` writes a line a query to the error stream, `--only` keeps the queries whose ids it lists.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import os
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
SHOWN = 10
USEFUL = 2
Grades = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """One judged query."""

    key: str
    language: str
    kind: str
    text: str
    grades: Grades


def ndcg(found: Sequence[str], grades: Grades) -> float:
    """Return nDCG@10 with gain 2^grade - 1 (Burges et al. 2005) and discount log2(rank + 1)."""
    best = _dcg(sorted(grades.values(), reverse=True))
    return _dcg([grades.get(key, 0) for key in found]) / best if best else 0.0


def _dcg(grades: Iterable[int]) -> float:
    ranked = list(grades)[:SHOWN]
    return sum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(ranked, start=1))


def read_asked(folder: Path, only: set[str]) -> list[Asked]:
    """Return the judged queries of a folder."""
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _rows(folder / "qrels.tsv"):
        grades[row["qid"]][row["docid"]] = int(row["grade"])
    return [
        Asked(row["qid"], row["lang"], row["type"], row["query"], grades[row["qid"]])
        for row in _rows(folder / "queries.tsv")
        if not only or row["qid"] in only
    ]


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


@contextmanager
def fresh_database(given: argparse.Namespace, *, database: str = "") -> Iterator[None]:
    """Prepare an empty database with what ships with Kumaja, in a folder of its own.

    `database` is the address of an empty PostgreSQL; without it SQLite is taken.
    """
    data = tempfile.mkdtemp(prefix="kumaja-quality-")
    os.environ |= {
        "KUMAJA_DATA": data,
        "KUMAJA_HTTPS": "false",
        "DJANGO_SETTINGS_MODULE": "kumaja.config.settings",
    }
    os.environ.pop("KUMAJA_DATABASE_URL", None)
    if database:
        os.environ["KUMAJA_DATABASE_URL"] = database
    if given.backend:
        os.environ["KUMAJA_ANALYSER"] = given.backend
    if given.concepts:
        os.environ["KUMAJA_CONCEPTS"] = str(given.concepts.resolve())
    import django

    django.setup()
    from kumaja.cli.shipped import migrate_and_load

    try:
        migrate_and_load(verbosity=0)
        yield
    finally:
        shutil.rmtree(data, ignore_errors=True)


def load(file: Path) -> dict[str, str]:
    """Write the records as activities of a new region; return public code → record."""
    from django.db import transaction
    from django.utils import timezone

    from kumaja.foundation.vocabulary.models import Synonym, Term
    from kumaja.front.search.actions import rebuild_index
    from kumaja.help.directory.actions.activities import ActivityLinks, create_activity

    now = timezone.now()
    named = _terms_by_name(Term.objects.all(), Synonym.objects.select_related("term"))
    found = {}
    with transaction.atomic():
        region, owner = _found_region(now)
        for line in file.read_text("utf-8").splitlines():
            record = json.loads(line)
            terms = {t.pk: t for name in _labels(record) for t in named.get(name.casefold(), ())}
            activity = create_activity(
                organisation=owner,
                region=region,
                values=_values(record),
                links=ActivityLinks(terms=list(terms.values())),
                actor=None,
                now=now,
            )
            found[activity.code] = record["id"]
    rebuild_index(now=now)
    return found


def _found_region(now: datetime) -> tuple[Any, Any]:
    """Return a new region, and an association that all records belong to."""
    from kumaja.foundation.core.domain.text import Trilingual
    from kumaja.foundation.regions.actions import create_region
    from kumaja.network.registry.actions.records import create_organisation

    name = Trilingual(fi="Uusimaa", sv="Nyland", en="Uusimaa")
    region = create_region(slug="uusimaa", name=name, municipalities=(), actor=None, now=now)
    values = {"name_fi": "Mittaajat", "kind": "association"}
    return region, create_organisation(region=region, values=values, actor=None, now=now)


def _terms_by_name(terms: Iterable[Any], synonyms: Iterable[Any]) -> dict[str, list[Any]]:
    """Return what our terms are called → the terms."""
    found: dict[str, list[Any]] = defaultdict(list)
    for term in terms:
        found[term.name_fi.casefold()].append(term)
    for word in synonyms:
        found[word.text.casefold()].append(word.term)
    return found


def _labels(record: Mapping[str, Any]) -> list[str]:
    """Return what a record is filed under, in the words of its source."""
    return [*record["target"], *record["class"], *record["life_event"]]


def _values(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record as the values of an activity; the words it is filed under are found too."""
    texts = {"name": "title", "summary": "summary", "description": "text"}
    values = {
        f"{ours}_{language}": " ".join(written.split())[: 600 if ours == "summary" else 200_000]
        for ours, theirs in texts.items()
        for language, written in record[theirs].items()
    }
    words = ", ".join(dict.fromkeys([*record["ontology"], *_labels(record)]))
    return values | {
        "words_fi": words,
        "kind": "support",
        "way_in": "come",
        "is_region_wide": True,
        "languages": sorted(record["title"]),
    }


def ask(queries: Sequence[Asked], records: Mapping[str, str]) -> dict[str, list[str]]:
    """Return query → the first ten records found."""
    from django.utils import timezone

    from kumaja.foundation.regions.models import Region
    from kumaja.front.search.queries.finding import find
    from kumaja.front.search.queries.labels import ACTIVITY

    region, moment = Region.objects.get(), timezone.now()
    return {
        query.key: [
            records[row.record.code]
            for row in find(
                region,
                query.text,
                moment=moment,
                language=query.language,
                labels=(ACTIVITY,),
                size=SHOWN,
            ).rows
        ]
        for query in queries
    }


def report(queries: Sequence[Asked], found: Mapping[str, list[str]]) -> dict[str, Any]:
    """Return the measures."""
    scores = {query.key: ndcg(found[query.key], query.grades) for query in queries}
    return {
        "ndcg10": _mean(scores.values()),
        "p1": _mean(any(q.grades.get(k, 0) >= USEFUL for k in found[q.key][:1]) for q in queries),
        "r10": _mean(_recall(found[query.key], query.grades) for query in queries),
        "none_found": sum(not set(found[q.key]) & set(q.grades) for q in queries),
        "by_language": _by(queries, scores, "language"),
        "by_type": _by(queries, scores, "kind"),
    }


def _recall(found: Sequence[str], grades: Grades) -> float:
    useful = {key for key, grade in grades.items() if grade >= USEFUL}
    return len(useful & set(found)) / len(useful) if useful else 0.0


def _by(queries: Sequence[Asked], scores: Mapping[str, float], part: str) -> dict[str, Any]:
    groups: dict[str, list[float]] = defaultdict(list)
    for query in queries:
        groups[getattr(query, part)].append(scores[query.key])
    return {name: {"ndcg10": _mean(each), "n": len(each)} for name, each in sorted(groups.items())}


def _mean(values: Iterable[float]) -> float:
    return round(statistics.fmean(values), 4)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--docs", type=Path)
    parser.add_argument("--backend", choices=["libvoikko", "pyvoikko", "snowball"])
    parser.add_argument("--concepts", type=Path)
    parser.add_argument("--only", type=Path)
    parser.add_argument("--each", action="store_true")
    given = parser.parse_args()
    only = set(given.only.read_text("utf-8").split()) if given.only else set()
    queries = read_asked(given.folder, only)
    with fresh_database(given):
        from kumaja.foundation.language.engine.analysers import analyser_for

        records = load((given.docs or given.folder) / "docs.jsonl")
        found = ask(queries, records)
        result = report(queries, found) | {"backend": analyser_for("fi").name}
    if given.each:
        for query in queries:
            score = ndcg(found[query.key], query.grades)
            print(f"{score:.2f} {query.key} {query.kind} {query.text}", file=sys.stderr)
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
