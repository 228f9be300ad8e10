"""What expressions and voices have in common: kept once, changed in the open, never deleted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from kumaja.foundation.audit.actions import record
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.index.actions import touch
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import Expression, Voice

Kept = Expression | Voice
TOLD = ("language", "text", "is_retired")


class KeptAlready(Exception):
    """The same words are kept already; `row` is what keeps them, retired or not."""

    def __init__(self, row: Kept) -> None:
        super().__init__(row.code)
        self.row = row


def save_once(row: Kept, twins: QuerySet[Any], now: datetime) -> None:
    """Save the row as edited now; raises KeptAlready when one of the twins says the same.

    Of two at once the database takes the first; the second is told of it like a later one.
    """
    row.match_key, row.edited_at = match_key(row.text), now
    others = twins.filter(match_key=row.match_key).exclude(pk=row.pk)
    if twin := others.first():
        raise KeptAlready(twin)
    try:
        save_clean(row)
    except ValidationError:
        if twin := others.first():
            raise KeptAlready(twin) from None
        raise


def tell(
    row: Kept,
    region: Region,
    actor: object | None,
    now: datetime,
    *,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any],
) -> None:
    """Log that a row was written, and have the search read it anew."""
    verb = "created" if before is None else "corrected"
    record(actor, verb, row, now=now, region=region, before=before, after=after)
    touch(row._meta.label, row.code, now=now)


@transaction.atomic
def set_retired(
    row: Kept, region: Region, actor: object | None, now: datetime, *, is_retired: bool
) -> None:
    """Take a row out of use, or into use again; where it is so already nothing happens."""
    require_open(region, now)
    rows = type(row)._default_manager.filter(pk=row.pk, is_retired=not is_retired)  # noqa: SLF001
    if not rows.update(is_retired=is_retired, edited_at=now):
        return
    row.is_retired, row.edited_at = is_retired, now
    verb = "retired" if is_retired else "restored"
    before, after = {"is_retired": not is_retired}, {"is_retired": is_retired}
    record(actor, verb, row, now=now, region=region, before=before, after=after)
    touch(row._meta.label, row.code, now=now)
