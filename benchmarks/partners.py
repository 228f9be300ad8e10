"""How well the search for partners finds: judged needs against the demonstration's associations.

    python benchmarks/partners.py [--held-out] [--each]

`partner_needs.toml` holds what officials look for, with judged associations. Each need is asked of
the one function that the public page and the official's desk ask. Prints one JSON object: nDCG@10,
P1 (share of needs whose first row has a grade of 2 or 3), hits (share of rows with such a grade
that stand among the first ten), and how many needs found no judged row. Without `--held-out` only
the open half is measured: nobody looks at the other half while weights are chosen.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
NEEDS = Path(__file__).parent / "partner_needs.toml"
USEFUL = 2
SHOWN = 10


def main() -> None:
    """Measure and print."""
    from benchmarks.search_quality import fresh_database

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--each", action="store_true")
    parser.set_defaults(backend="", concepts=None)
    given = parser.parse_args()
    needs = tomllib.loads(NEEDS.read_text("utf-8"))["need"]
    asked = [row for row in needs if row.get("held_out", False) == given.held_out]
    with fresh_database(given):
        print(json.dumps(_measured(asked, is_each=given.each), indent=1))


def _measured(asked: list[dict[str, Any]], *, is_each: bool) -> dict[str, Any]:
    from benchmarks.search_quality import ndcg

    codes = _load()
    scores, firsts, hits, none = [], [], [], 0
    for row in asked:
        grades: dict[str, int] = row["judged"]
        found = _found(row, codes)
        useful = {key for key, grade in grades.items() if grade >= USEFUL}
        scores.append(ndcg(found, grades))
        firsts.append(bool(found) and found[0] in useful)
        hits.append(len(useful & set(found)) / len(useful))
        none += not set(grades) & set(found)
        if is_each:
            told = ", ".join(f"{key}:{grades.get(key, 0)}" for key in found)
            print(f"{scores[-1]:.2f} {row['key']} {row['text']}\n     {told}", file=sys.stderr)
    return {
        "needs": len(asked), "ndcg10": round(statistics.fmean(scores), 3),
        "p1": round(statistics.fmean(firsts), 3), "hits": round(statistics.fmean(hits), 3),
        "none_found": none,
    }  # fmt: skip


def _load() -> dict[str, str]:
    """Load the demonstration; returns public code → key of the association."""
    from django.utils import timezone

    from kumaja.demo.content import entries
    from kumaja.demo.load import load_region
    from kumaja.front.search.actions import rebuild_index
    from kumaja.network.registry.models import Organisation

    now = timezone.now()
    load_region(now=now)
    rebuild_index(now=now)
    names = {
        entry.get("name_fi") or entry["name_sv"]: entry["key"]
        for entry in entries("organisations", "organisation")
    }
    rows = Organisation.objects.exclude(kind="public_body")
    return {row.code: names[str(row)] for row in rows if str(row) in names}


def _found(row: dict[str, Any], codes: dict[str, str]) -> list[str]:
    from kumaja.foundation.places.models import Municipality
    from kumaja.foundation.regions.models import Region
    from kumaja.help.partners.domain.fitting import Need
    from kumaja.help.partners.queries.finding import find_partners

    places = Municipality.objects.filter(name_fi__in=row["areas"], regions__isnull=False)
    terms = [f"target_group:{code}" for code in row.get("groups", [])]
    terms += [f"theme:{code}" for code in row.get("themes", [])]
    need = Need(
        row["text"], row["language"], tuple(terms),
        tuple(sorted({place.code for place in places})), row.get("expertise", False),
    )  # fmt: skip
    fits = find_partners(Region.objects.get(), need, limit=SHOWN)
    return [codes[each.organisation.code] for each in fits.rows]


if __name__ == "__main__":
    main()
