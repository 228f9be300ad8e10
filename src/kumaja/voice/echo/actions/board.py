"""Choosing since when everyone sees what waits in a region."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.echo.models import BoardOpening, Weighing


class PublicAlready(Exception):
    """Everyone sees the board: what was public is not taken back."""


@transaction.atomic
def open_board(
    *, region: Region, public_on: date | None, actor: User | str, now: datetime
) -> BoardOpening:
    """Let the network see the board first, and everyone from a day; None while none is chosen.

    A region may begin so, before its first answer. Raises PublicAlready once everyone has seen it.
    """
    require_open(region, now)
    Region.objects.select_for_update().get(pk=region.pk)
    row = BoardOpening.objects.filter(region=region).first()
    if row is None and Weighing.objects.filter(owner__matter__region=region).exists():
        raise PublicAlready(region.slug)
    if row is not None and row.public_on is not None and row.public_on <= day_of(now):
        raise PublicAlready(region.slug)
    before = {} if row is None else state_of(row, "public_on")
    row = row or BoardOpening(region=region)
    row.public_on = public_on
    row.save()
    told = state_of(row, "public_on")
    record(actor, "opened the board", row, now=now, region=region, before=before, after=told)
    return row
