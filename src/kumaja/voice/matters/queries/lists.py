"""The region's matters as a list: each with who prepares it and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch

from kumaja.voice.matters.domain.course import Course, Standing, course_of
from kumaja.voice.matters.models import Decision, Matter, MatterOwner, MatterQuerySet, Stage
from kumaja.voice.matters.queries.words import OBJECT_WORDS, STANDING_WORDS, Words

ORDER = (Standing.OPEN, Standing.AHEAD, Standing.HEARD, Standing.DECIDED, Standing.DONE)


@dataclass(frozen=True, slots=True)
class ListedMatter:
    """A matter of a list, who prepares it, and where it stands."""

    matter: Matter
    owners: tuple[MatterOwner, ...]
    course: Course

    @property
    def word(self) -> Words:
        """What is prepared."""
        return OBJECT_WORDS[self.matter.object]

    @property
    def standing_word(self) -> Words:
        """Where it stands."""
        return STANDING_WORDS[self.course.standing]


@dataclass(frozen=True, slots=True)
class MatterGroup:
    """The matters that stand at the same place."""

    standing: Standing
    rows: tuple[ListedMatter, ...]

    @property
    def word(self) -> Words:
        """Where they stand."""
        return STANDING_WORDS[self.standing]


def listed(rows: MatterQuerySet, now: datetime) -> tuple[ListedMatter, ...]:
    """Return matters with their owners and where they stand; three statements."""
    decided = Decision.objects.filter(matter=OuterRef("pk"))
    owners = MatterOwner.objects.select_related("organisation", "network").order_by("position")
    found = rows.annotate(is_decided=Exists(decided)).prefetch_related(
        Prefetch("owners", owners), Prefetch("stages", Stage.objects.in_order())
    )
    return tuple(_listed(matter, now) for matter in found)


def _listed(matter: Matter, now: datetime) -> ListedMatter:
    stages = list(matter.stages.all())
    is_decided: bool = matter.is_decided  # type: ignore[attr-defined]
    course = course_of(stages, now, is_decided=is_decided, is_closed=matter.is_closed)
    return ListedMatter(matter, tuple(matter.owners.all()), course)


def by_standing(rows: Iterable[ListedMatter]) -> tuple[MatterGroup, ...]:
    """Return the rows by where they stand: what can be moved now first."""
    groups: dict[Standing, list[ListedMatter]] = {}
    for row in rows:
        groups.setdefault(row.course.standing, []).append(row)
    return tuple(
        MatterGroup(standing, _ordered(standing, groups[standing]))
        for standing in ORDER
        if standing in groups
    )


def _ordered(standing: Standing, rows: list[ListedMatter]) -> tuple[ListedMatter, ...]:
    """Order what has a day by it, the nearest first; the rest as they were published."""
    if standing in {Standing.OPEN, Standing.AHEAD}:
        rows.sort(key=lambda row: (row.course.turns_at is None, row.course.turns_at, row.matter.pk))
    return tuple(rows)
