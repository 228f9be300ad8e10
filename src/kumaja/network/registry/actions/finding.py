"""Finding records that may be of one organisation; what people decided stays decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.db import transaction

from kumaja.network.registry.domain.likeness import Likeness, likenesses
from kumaja.network.registry.domain.merging import PairState
from kumaja.network.registry.models import DuplicatePair
from kumaja.network.registry.queries.duplicates import known_organisations

_BATCH = 500
_NONE: Final[Mapping[int, frozenset[str]]] = {}


@transaction.atomic
def find_duplicates(*, now: datetime, streets: Mapping[int, frozenset[str]] = _NONE) -> int:
    """Bring the pairs that wait up to date; returns how many pairs are alike now.

    A pair that nobody has decided goes when its records are alike no more. `streets` are where
    each organisation is met, which rooms above know.
    """
    found = {(pair.first, pair.second): pair for pair in likenesses(known_organisations(streets))}
    rows = DuplicatePair.objects.all()
    held = {(row.first_id, row.second_id): row for row in rows}
    new = [_pair(pair, now) for key, pair in found.items() if key not in held]
    DuplicatePair.objects.bulk_create(new, batch_size=_BATCH, ignore_conflicts=True)
    waiting = [(key, row) for key, row in held.items() if row.state == PairState.OPEN]
    changed = [row for key, row in waiting if key in found and _takes(row, found[key])]
    DuplicatePair.objects.bulk_update(changed, ["reasons", "score"], batch_size=_BATCH)
    gone = [row.pk for key, row in waiting if key not in found]
    DuplicatePair.objects.filter(pk__in=gone, state=PairState.OPEN).delete()
    return len(found)


def _pair(pair: Likeness, now: datetime) -> DuplicatePair:
    return DuplicatePair(
        first_id=pair.first, second_id=pair.second, reasons=list(pair.reasons), score=pair.score,
        found_at=now,
    )  # fmt: skip


def _takes(row: DuplicatePair, pair: Likeness) -> bool:
    """Let the row say what is found now; False when it did already."""
    reasons = [str(reason) for reason in pair.reasons]
    if (row.reasons, row.score) == (reasons, pair.score):
        return False
    row.reasons, row.score = reasons, pair.score
    return True
