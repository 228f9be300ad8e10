"""What waits on the desk of who answers: points in groups that people declared alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.voice.contributions.models import Contribution, Holding, Point
from kumaja.voice.contributions.queries.reaching import mail_addresses
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.models import Change, Weighing
from kumaja.voice.echo.queries.owed import tellable, untold
from kumaja.voice.echo.queries.words import STATE_WORDS, Words
from kumaja.voice.matters.models import Matter, MatterOwner


@dataclass(frozen=True, slots=True)
class QueuedPoint:
    """A point on the desk: its words, and what the owner has answered so far."""

    point: Point
    weighing: Weighing | None

    @property
    def word(self) -> Words:
        """Its state in words."""
        return STATE_WORDS[self.weighing.state if self.weighing else PointState.OPEN]


@dataclass(frozen=True, slots=True)
class Group:
    """Points that people declared alike, or that share a theme, or stand alone."""

    name: str
    theme: Trilingual | None
    rows: tuple[QueuedPoint, ...]


@dataclass(frozen=True)
class Queue:
    """All points that an owner is asked, those that wait first."""

    groups: tuple[Group, ...]

    @property
    def rows(self) -> tuple[QueuedPoint, ...]:
        """The points one after the other, as they stand in the groups."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def waiting(self) -> int:
        """How many wait."""
        return sum(row.weighing is None for row in self.rows)

    @property
    def answered(self) -> int:
        """How many have been answered."""
        return len(self.rows) - self.waiting

    def next_after(self, code: str) -> QueuedPoint | None:
        """Return the next point that waits, after the one named, else from the beginning."""
        codes = [row.point.code for row in self.rows]
        start = codes.index(code) + 1 if code in codes else 0
        turned = (*self.rows[start:], *self.rows[:start])
        return next((row for row in turned if row.weighing is None), None)

    def find(self, code: str) -> QueuedPoint | None:
        """Return the point of the code."""
        return next((row for row in self.rows if row.point.code == code), None)

    def like(self, code: str) -> tuple[QueuedPoint, ...]:
        """Return the other points of its group."""
        for group in self.groups:
            if any(row.point.code == code for row in group.rows):
                return tuple(row for row in group.rows if row.point.code != code)
        return ()


def get_queue(owner: MatterOwner, now: datetime) -> Queue:
    """Return what the owner is asked in its matter, once the hearings have closed."""
    rows = Point.objects.standing().on(owner.matter)
    rows = rows.filter(owner=None) | rows.filter(owner=owner)
    loaded = rows.select_related(
        "contribution__stage", "contribution__organisation", "theme"
    ).in_order()
    points = [point for point in loaded if point.contribution.waits_from() <= now]
    given = Weighing.objects.current().filter(owner=owner, point__in=points)
    standing = {row.point_id: row for row in given.select_related("change")}
    held = Holding.objects.filter(point__in=points, undone_at=None, position__dropped_at=None)
    positions = {row.point_id: row.position for row in held.select_related("position")}
    groups: dict[tuple[str, int], tuple[str, Trilingual | None, list[QueuedPoint]]] = {}
    for point in points:
        position = positions.get(point.pk)
        if position is not None:
            key, name, theme = ("position", position.pk), position.text, None
        elif point.theme is not None:
            key, name, theme = ("theme", point.theme.pk), "", point.theme.name
        else:
            key, name, theme = ("point", point.pk), "", None
        row = QueuedPoint(point, standing.get(point.pk))
        groups.setdefault(key, (name, theme, []))[2].append(row)
    return Queue(tuple(Group(name, theme, tuple(rows)) for name, theme, rows in groups.values()))


def changes_of(owner: MatterOwner) -> list[Change]:
    """Return what changed in the owner's text, by its headings."""
    return list(owner.text_changes.order_by("heading_fi", "heading_sv", "pk"))


@dataclass(frozen=True, slots=True)
class ToTell:
    """What the last step tells: who gets a mail, and who is told by a person."""

    mailed: tuple[Contribution, ...]
    by_hand: tuple[Contribution, ...]
    waiting: tuple[Contribution, ...]

    @property
    def all(self) -> tuple[Contribution, ...]:
        """All whose answers are ready."""
        return (*self.mailed, *self.by_hand)


def get_to_tell(matter: Matter, now: datetime) -> ToTell:
    """Return whose answers are ready to be told, and by which way."""
    ready = list(tellable(matter).select_related("organisation", "person", "region"))
    addresses = mail_addresses(ready, now)
    known = {row.pk for row in ready}
    later = [row for row in untold(matter) if row.pk not in known]
    return ToTell(
        tuple(row for row in ready if addresses[row.pk]),
        tuple(row for row in ready if not addresses[row.pk]),
        tuple(later),
    )


def answered_matters(owners: set[int]) -> dict[int, int]:
    """Return owner → how many points have been answered, for the list of the desk."""
    rows = Weighing.objects.current().filter(owner__in=owners).values_list("owner")
    return dict(rows.annotate(n=Count("pk")).order_by())
