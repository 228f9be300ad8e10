"""Who follows a matter by a word from the field, and what has happened in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.matters.domain.kinds import SPEAKING
from kumaja.voice.matters.models import Decision, Matter, Stage
from kumaja.voice.observations.domain.kinds import Step
from kumaja.voice.observations.models import Observation, ObservationQuerySet


@dataclass(frozen=True, slots=True)
class Happened:
    """A step of a matter: `about` names it, `on` is the day that it tells.

    `lasts` says that one can still act on it: it is news also to one whose word came later.
    """

    about: str
    step: Step
    at: datetime
    on: date
    title: Trilingual
    lasts: bool = False

    @property
    def kind(self) -> str:
        """What happened, without which one."""
        return self.about.partition(" ")[0]


def followers_of(matter: Matter) -> ObservationQuerySet:
    """Return the words that are heard in the matter, also those joined to another word."""
    return Observation.objects.following(matter).with_said().oldest_first()


def matters_followed() -> list[Matter]:
    """Return the matters in which a word is heard."""
    own = Observation.objects.exclude(matter=None).values("matter")
    return list(Matter.objects.filter(pk__in=own).select_related("region").order_by("pk"))


def happened_in(matter: Matter, now: datetime) -> list[Happened]:
    """Return what has happened in a matter that everyone may know of, the earliest first.

    A hearing that is over is not told as open.
    """
    if not matter.is_published_at(now) or matter.published_at is None:
        return []
    first = Happened("published", Step.WENT_ON, matter.published_at,
                     day_of(matter.published_at), matter.title)  # fmt: skip
    rows = [first, *_stages(matter, matter.published_at, now), *_decisions(matter, now)]
    if matter.closed_at is not None and matter.closed_at <= now:
        on = day_of(matter.closed_at)
        rows.append(Happened("closed", Step.ENDED, matter.closed_at, on, matter.title))
    return sorted(rows, key=lambda each: each.at)


def _stages(matter: Matter, known: datetime, now: datetime) -> list[Happened]:
    """Return the hearings that are open; a day begins before what was done on it was known."""
    rows = Stage.objects.filter(
        matter=matter, kind__in=SPEAKING, starts_at__lte=now, ends_at__gt=now
    )
    return [
        Happened(f"stage {row.code}", Step.WENT_ON, max(row.starts_at, known),
                 day_of(row.ends_at), matter.title, lasts=True)
        for row in rows.order_by("starts_at", "pk")
    ]  # fmt: skip


def _decisions(matter: Matter, now: datetime) -> list[Happened]:
    rows = Decision.objects.filter(matter=matter, recorded_at__lte=now)
    return [
        Happened(f"decision {row.code}", Step.WENT_ON, row.recorded_at, row.decided_on,
                 row.title or matter.title)
        for row in rows.order_by("recorded_at", "pk")
    ]  # fmt: skip
