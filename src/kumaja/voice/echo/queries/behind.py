"""The voices behind a decision: positions first, each with those who hold it and its answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import ngettext

from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.models import Contribution, Holding, Point
from kumaja.voice.echo.domain.echoes import counted
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.models import Weighing
from kumaja.voice.echo.queries.page import thread_url
from kumaja.voice.echo.queries.words import STATE_WORDS, Words
from kumaja.voice.matters.models import Decision


@dataclass(frozen=True, slots=True)
class Holder:
    """One who holds a position, and where their echo stands: nowhere when it isn't public."""

    name: str
    url: str


@dataclass(slots=True)
class Behind:
    """One position: its words, who holds it, and what became of its points."""

    text: str
    language: str
    holders: dict[str, Holder] = field(default_factory=dict)
    states: list[PointState] = field(default_factory=list)

    @property
    def told(self) -> tuple[tuple[PointState, Words, int], ...]:
        """How many of its points were answered how."""
        return tuple((state, STATE_WORDS[state], n) for state, n in counted(self.states))

    @property
    def counted(self) -> str:
        """How many hold it: `4 associations`; one is named at once."""
        if len(self.holders) == 1:
            return self.names[0].name
        return ngettext("%(count)d speaker", "%(count)d speakers", len(self.holders)) % {
            "count": len(self.holders)
        }

    @property
    def names(self) -> list[Holder]:
        """Who holds it, by name."""
        return sorted(self.holders.values(), key=lambda holder: holder.name.casefold())


def behind(decision: Decision) -> tuple[Behind, ...]:
    """Return the positions whose points a decision answers; two statements.

    A position that one holds stands as large as one of twenty: they come as they were said.
    Points that were not said to everyone are left out.
    """
    weighed = Weighing.objects.current().filter(point=OuterRef("pk"), owner=decision.owner_id)
    points: list[Any] = list(
        Point.objects.standing()
        .filter(decisions__decision=decision, contribution__visibility=Seen.EVERYONE)
        .filter(contribution__hidden_at=None, contribution__published_at__isnull=False)
        .annotate(given=Subquery(weighed.values("state")[:1]))
        .select_related("contribution").in_order()
    )  # fmt: skip
    keys = [point.pk for point in points]
    held = Holding.objects.filter(point__in=keys, undone_at=None, position__dropped_at=None)
    positions = {row.point_id: row.position for row in held.select_related("position")}
    found: dict[object, Behind] = {}
    for point in points:
        position = positions.get(point.pk)
        key: object = ("position", position.pk) if position else ("point", point.pk)
        words = position or point
        row = found.setdefault(key, Behind(words.text, words.language))
        row.states.append(PointState(point.given or PointState.OPEN))
        _hold(row, point.contribution)
    return tuple(found.values())


def _hold(row: Behind, view: Contribution) -> None:
    row.holders.setdefault(
        view.speaker_code or view.number, Holder(view.speaker_name, thread_url(view))
    )
