"""What a public body prepares, and what waits for its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation
from kumaja.voice.echo.domain.waiting import days_between
from kumaja.voice.echo.policies import is_board_public
from kumaja.voice.echo.queries.rows import of_owner, waiting_rows
from kumaja.voice.matters.policies import visible_in
from kumaja.voice.matters.queries.lists import ListedMatter, MatterGroup, by_standing, listed


@dataclass(frozen=True, slots=True)
class BodyMatters:
    """A body's matters by where they stand; `waiting` is None where not everyone sees it."""

    groups: tuple[MatterGroup, ...]
    waiting: int | None = None
    days: int = 0


def get_body_matters(body: Organisation, region: Region, now: datetime) -> BodyMatters:
    """Return what the body prepares and owes; five statements, three when it owns no matter."""
    rows = listed(visible_in(region).owned_by(body).latest_first(), now)
    groups = by_standing(rows)
    if not rows or not is_board_public(region, day_of(now)):
        return BodyMatters(groups)
    owed: Any = of_owner(waiting_rows(region, now).order_by(), _owners(rows, body))
    told = owed.aggregate(count=Count("pk"), since=Min("waits_from"))
    days = days_between(day_of(told["since"]), day_of(now)) if told["count"] else 0
    return BodyMatters(groups, told["count"], days)


def _owners(rows: tuple[ListedMatter, ...], body: Organisation) -> list[int]:
    """Return the keys by which the body owns these matters."""
    owners = (owner for row in rows for owner in row.owners)
    return [owner.pk for owner in owners if owner.organisation_id == body.pk]
