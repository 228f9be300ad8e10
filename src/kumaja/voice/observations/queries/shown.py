"""Words from the field as their senders, the network and readers of a matter see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Count, Q

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.policies import Visitor
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.matters.models import Matter
from kumaja.voice.observations.domain.kinds import Act
from kumaja.voice.observations.models import Observation, ObservationQuerySet, Telling
from kumaja.voice.observations.policies import visible_to
from kumaja.voice.observations.queries.words import STANDING_WORDS, STEP_WORDS, Words

EXAMPLES: Final = 3


@dataclass(frozen=True, slots=True)
class ToldStep:
    """A step that the sender was told of."""

    telling: Telling
    word: Words


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word as its sender sees it: how far it has come, and every step."""

    row: Observation
    word: Words
    steps: tuple[ToldStep, ...]
    matter: Matter | None

    @property
    def latest(self) -> ToldStep | None:
        """The last step that was told."""
        return self.steps[-1] if self.steps else None


def own_words(rows: Iterable[Observation], now: datetime) -> list[OwnWord]:
    """Return words with their steps; one statement more for all of them."""
    found = list(rows)
    steps: dict[int, list[ToldStep]] = {row.pk: [] for row in found}
    for telling in Telling.objects.filter(observation__in=steps).order_by("at", "pk"):
        steps[telling.observation_id].append(ToldStep(telling, STEP_WORDS[telling.step]))
    return [
        OwnWord(row, STANDING_WORDS[row.state], tuple(steps[row.pk]), _matter_of(row, now))
        for row in found
    ]


def _matter_of(row: Observation, now: datetime) -> Matter | None:
    """Return the matter that it is heard in, once everyone may know of it."""
    matter = row.heard_in
    return matter if matter is not None and matter.is_published_at(now) else None


def let_out(region: Region) -> ObservationQuerySet:
    """Return the words that everyone may read."""
    rows = Observation.objects.in_region(region).filter(
        contribution__published_at__isnull=False, contribution__visibility=Seen.EVERYONE,
        contribution__hidden_at=None, contribution__withdrawn_at=None,
    )  # fmt: skip
    return rows.with_said()


def led_somewhere(region: Region, now: datetime) -> list[OwnWord]:
    """Return the three latest words of which a matter came that everyone may read."""
    rows = let_out(region).filter(matter__published_at__lte=now).latest_first()[:EXAMPLES]
    return [OwnWord(row, STANDING_WORDS[row.state], (), _matter_of(row, now)) for row in rows]


def words_on(matter: Matter, visitor: Visitor, region: Region, day: date) -> list[Observation]:
    """Return the words that the matter began with and the visitor may read, the first first."""
    seen = visible_to(visitor, region, day).filter(contribution__published_at__isnull=False)
    return list(seen.following(matter).with_said().oldest_first())


def asked_of_network(visitor: Visitor, region: Region, day: date) -> ObservationQuerySet:
    """Return the words of which it is asked who has solved the same, the latest first."""
    asked = Q(acts__kind=Act.ASK_WHO, acts__undone_at=None)
    seen = visible_to(visitor, region, day).filter(contribution__published_at__isnull=False)
    return seen.filter(asked).with_said().latest_first()


def with_joined(rows: ObservationQuerySet) -> ObservationQuerySet:
    """Count the words that are joined to each."""
    return rows.annotate(others=Count("joined"))
