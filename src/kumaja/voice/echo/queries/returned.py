"""Which echoes have come back to those who spoke, and wait to be judged."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.models import Contribution, Point
from kumaja.voice.echo.models import Notice
from kumaja.voice.echo.queries.page import thread_url


@dataclass(frozen=True, slots=True)
class Returned:
    """An answer that was told and that nobody has judged: own words, and when it was told."""

    contribution: Contribution
    words: str
    told_on: date

    @property
    def url(self) -> str:
        """Where its echo stands."""
        return thread_url(self.contribution)


def returned_notices(region: Region) -> Any:  # noqa: ANN401 - rows that callers narrow
    """Return the last notice of each association's view, as long as nobody has judged it."""
    later = Notice.objects.filter(
        contribution=OuterRef("contribution"), round__gt=OuterRef("round")
    )
    return (
        Notice.objects.brought()
        .filter(contribution__region=region, contribution__organisation__isnull=False)
        .filter(contribution__withdrawn_at=None, unreachable_at=None, verdict=None)
        .filter(~Exists(later))
        .order_by("-told_at", "-pk")
    )


def returned_to(
    region: Region, organisations: Collection[Organisation], *, shown: int
) -> list[Returned]:
    """Return the latest answers that came back; one statement."""
    first = Point.objects.filter(contribution=OuterRef("contribution"), replaced_at=None)
    own = returned_notices(region).filter(contribution__organisation__in=organisations)
    rows = own.select_related("contribution__matter")
    rows = rows.annotate(words=Subquery(first.order_by("number").values("text")[:1]))
    return [
        Returned(row.contribution, row.words or "", day_of(row.told_at)) for row in rows[:shown]
    ]
