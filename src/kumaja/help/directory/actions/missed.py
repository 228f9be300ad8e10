"""Counting what was searched in vain, and what coordination has seen to."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F

from kumaja.foundation.audit.actions import record
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.domain.missed import SHOWN_FROM, is_countable
from kumaja.help.directory.models import MissedSearch
from kumaja.network.registry.domain.days import day_of

MOST_KEPT: Final = 2_000  # of a region
RARE_KEPT: Final = timedelta(days=30)


@transaction.atomic
def count_missed_search(*, region: Region, text: str, language: str, now: datetime) -> bool:
    """Count a search that found nothing; return whether it was one that may be kept.

    Kept are the words, the region, the language and the day: nothing of who searched or when on
    that day. Of many at once each is counted: a new row begins at none, whoever makes it, and
    everyone adds one in the database.
    """
    words = " ".join(text.split())
    key = match_key(words)
    if not key or not is_countable(words) or not region.is_open_at(now):
        return False
    rows = MissedSearch.objects.filter(region=region, language=language, match_key=key)
    today = day_of(now)
    if rows.update(count=F("count") + 1, last_on=today):
        return True
    new = MissedSearch(
        region=region, language=language, text=words.lower(), match_key=key, last_on=today
    )
    MissedSearch.objects.bulk_create([new], ignore_conflicts=True)
    rows.update(count=F("count") + 1, last_on=today)
    _make_room(region, new)
    return True


def _make_room(region: Region, new: MissedSearch) -> None:
    """Let the least counted go when a region has too many: a flood can't fill the table.

    Which ones is read in one statement. Counted first and chosen then, of many at once each would
    let go as many as all are too many.
    """
    rows = MissedSearch.objects.filter(region=region)
    others = rows.exclude(language=new.language, match_key=new.match_key)
    most_first = others.order_by("-count", "-last_on", "-pk").values_list("pk", flat=True)
    if least := list(most_first[MOST_KEPT - 1 :]):
        rows.filter(pk__in=least).delete()


def drop_rare_searches(*, now: datetime) -> int:
    """Forget what too few have searched and nobody for 30 days; return how many rows went."""
    rows = MissedSearch.objects.filter(count__lt=SHOWN_FROM, last_on__lt=day_of(now) - RARE_KEPT)
    return rows.delete()[0]


def settle_search(
    *, search: MissedSearch, region: Region, actor: object | None, now: datetime
) -> None:
    """Say that coordination has seen to a search: it leaves the work list."""
    _set_settled(search, region, actor, now, is_settled=True)


def unsettle_search(
    *, search: MissedSearch, region: Region, actor: object | None, now: datetime
) -> None:
    """Put a search back on the work list."""
    _set_settled(search, region, actor, now, is_settled=False)


@transaction.atomic
def _set_settled(
    search: MissedSearch, region: Region, actor: object | None, now: datetime, *, is_settled: bool
) -> None:
    require_open(region, now)
    rows = MissedSearch.objects.filter(pk=search.pk, region=region, is_settled=not is_settled)
    if not rows.update(is_settled=is_settled):
        return
    search.is_settled = is_settled
    verb = "settled" if is_settled else "unsettled"
    before, after = {"is_settled": not is_settled}, {"is_settled": is_settled}
    record(actor, verb, search, now=now, region=region, before=before, after=after)
