"""What a public body prepares, and what waits for its answer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, Min

from kumaja.foundation.core.engine.blanks import number
from kumaja.foundation.core.engine.together import Together, Wanted
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation
from kumaja.voice.echo.domain.waiting import days_between
from kumaja.voice.echo.models import BoardOpening
from kumaja.voice.echo.queries.rows import of_owner, waiting_rows
from kumaja.voice.matters.domain.course import course_of
from kumaja.voice.matters.models import Decision, Matter, MatterOwner, MatterQuerySet, Stage
from kumaja.voice.matters.queries.lists import ListedMatter, MatterGroup, by_standing


def _owned() -> MatterQuerySet:
    """Return the matters of a body that everyone may know of."""
    own = MatterOwner.objects.filter(organisation=number("body")).values("matter")
    rows = Matter.objects.published().filter(region=number("region"), archived_at=None)
    return rows.filter(pk__in=own)


_OWNED: Final = Together(
    matters=Wanted(
        _owned,
        ("id", "code", "object", "title_fi", "title_sv", "title_en", "published_at", "closed_at"),
    ),
    stages=Wanted(
        lambda: Stage.objects.filter(matter__in=_owned()),
        ("id", "matter_id", "kind", "position", "starts_at", "ends_at"),
    ),
    decisions=Wanted(
        lambda: Decision.objects.filter(matter__in=_owned()), ("id", "matter_id")
    ),
    owners=Wanted(
        lambda: MatterOwner.objects.filter(organisation=number("body"), matter__in=_owned()),
        ("id", "matter_id"),
    ),
    openings=Wanted(
        lambda: BoardOpening.objects.filter(region=number("region")), ("id", "public_on")
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BodyMatters:
    """A body's matters by where they stand; `waiting` is None where not everyone sees it."""

    groups: tuple[MatterGroup, ...]
    waiting: int | None = None
    days: int = 0


def get_body_matters(body: Organisation, region: Region, now: datetime) -> BodyMatters:
    """Return what the body prepares and owes; two statements, one when it owns no matter."""
    found = _OWNED.rows(body=body.pk, region=region.pk)
    groups = by_standing(_listed(found, now))
    day = day_of(now)
    is_public = all(row.public_on and row.public_on <= day for row in found["openings"])
    if not groups or not is_public:
        return BodyMatters(groups)
    owners = [owner.pk for owner in found["owners"]]
    owed: Any = of_owner(waiting_rows(region, now).order_by(), owners)
    told = owed.aggregate(count=Count("pk"), since=Min("waits_from"))
    days = days_between(day_of(told["since"]), day) if told["count"] else 0
    return BodyMatters(groups, told["count"], days)


def _listed(found: dict[str, list[Any]], now: datetime) -> list[ListedMatter]:
    """Return the matters, the latest first; whose they are, the page says already."""
    stages: dict[int, list[Stage]] = defaultdict(list)
    for stage in sorted(found["stages"], key=lambda row: (row.position, row.pk)):
        stages[stage.matter_id].append(stage)
    decided = {row.matter_id for row in found["decisions"]}
    rows = sorted(found["matters"], key=lambda row: (row.published_at, row.pk), reverse=True)
    return [
        ListedMatter(matter, (), course_of(
            stages[matter.pk], now, is_decided=matter.pk in decided, is_closed=matter.is_closed,
        ))
        for matter in rows
    ]  # fmt: skip
