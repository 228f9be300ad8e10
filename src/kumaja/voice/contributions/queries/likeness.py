"""What can be declared alike in a matter, and what was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q

from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.policies import Visitor, roles_of
from kumaja.voice.contributions.domain.kinds import SpeakerKind
from kumaja.voice.contributions.models import (
    ContributionQuerySet,
    Holding,
    Point,
    Position,
)
from kumaja.voice.contributions.queries.positions import readable
from kumaja.voice.matters.models import Matter

MOST_OFFERED: Final = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """A position or a point that another can be said to be like."""

    code: str
    text: str
    who: str = ""

    @property
    def label(self) -> str:
        """Its words, and whose they are."""
        return f"{self.text} ({self.who})" if self.who else self.text


@dataclass(frozen=True, slots=True)
class Declared:
    """A position with the points that hold it, and by whose word each does."""

    position: Position
    holdings: tuple[Holding, ...]


def offered_points(matter: Matter, seen: ContributionQuerySet, words: str) -> list[Point]:
    """Return points to choose from, those with the words in them; at most a hundred."""
    rows = readable(matter, seen).filter(text__icontains=words).in_order()
    return list(rows.select_related("contribution__matter", "contribution__region")[:MOST_OFFERED])


def declared(matter: Matter, seen: ContributionQuerySet) -> list[Declared]:
    """Return the positions that were declared, each with what of it the reader may read."""
    read = readable(matter, seen)
    rows = Holding.objects.filter(undone_at=None, point__in=read, position__dropped_at=None)
    found: dict[int, tuple[Position, list[Holding]]] = {}
    for row in rows.select_related("position", "point").order_by("position", "declared_at", "pk"):
        found.setdefault(row.position_id, (row.position, []))[1].append(row)
    return [Declared(position, tuple(held)) for position, held in found.values()]


def like_choices(matter: Matter, seen: ContributionQuerySet, own: Point) -> list[Choice]:
    """Return what others say that an own point may be like: positions, then points alone."""
    told = declared(matter, seen)
    positions = [Choice(each.position.code, each.position.text) for each in told]
    held = {holding.point_id for each in told for holding in each.holdings}
    others = readable(matter, seen).exclude(contribution=own.contribution_id).exclude(pk__in=held)
    points = others.in_order()[:MOST_OFFERED]
    return [*positions, *(Choice(each.code, each.text, each.speaker_name) for each in points)]


def own_points(user: Visitor, matter: Matter, day: date) -> frozenset[str]:
    """Return the codes of the points that the visitor may say to be like others' points."""
    if not user.is_authenticated or matter.is_closed:
        return frozenset()
    spoken_for = [
        role.organisation_id for role in roles_of(user, day) if role.kind == RoleKind.SPOKESPERSON
    ]
    own = Q(contribution__organisation__in=spoken_for) | Q(
        contribution__person=user, contribution__speaker_kind=SpeakerKind.RESIDENT
    )
    rows = Point.objects.standing().on(matter).filter(own)
    return frozenset(rows.values_list("code", flat=True))
