"""What everyone may read of a matter's views, point by point, for other systems."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse

from kumaja.foundation.regions.models import Region
from kumaja.voice.contributions.domain.kinds import SpeakerKind
from kumaja.voice.contributions.models import Backer, Contribution, ContributionQuerySet, Point
from kumaja.voice.echo.models import DecisionPoint, Weighing
from kumaja.voice.echo.queries.page import EchoPoint, OwnersAnswer, thread_url
from kumaja.voice.matters.models import MatterOwner
from kumaja.voice.matters.policies import visible_in


@dataclass(frozen=True, slots=True)
class PublicView:
    """A view with its points, each with what its owners answered and where it was decided."""

    contribution: Contribution
    points: tuple[EchoPoint, ...]
    decided_in: dict[int, list[str]]


def public_views(region: Region) -> ContributionQuerySet:
    """Return the region's views that everyone may read, on matters that everyone may know of."""
    rows = Contribution.objects.in_region(region).public().standing()
    return rows.filter(matter__in=visible_in(region))


def with_parts(rows: ContributionQuerySet) -> ContributionQuerySet:
    """Load what is told of each view; three more statements."""
    points = Point.objects.filter(replaced_at=None).order_by("number")
    return rows.select_related("matter").prefetch_related(
        Prefetch("points", points), Prefetch("backers", Backer.objects.order_by("name", "pk"))
    )


def told_views(rows: Sequence[Contribution]) -> list[PublicView]:
    """Return rows loaded `with_parts` with their answers; three more statements."""
    points = [point for row in rows for point in row.points.all()]
    owners: dict[int, list[MatterOwner]] = defaultdict(list)
    asked = MatterOwner.objects.filter(matter__in={row.matter_id for row in rows})
    for owner in asked.select_related("organisation", "network").order_by("position", "pk"):
        owners[owner.matter_id].append(owner)
    given = Weighing.objects.current().filter(point__in=points).select_related("change")
    answers = {(each.point_id, each.owner_id): each for each in given}
    decided: dict[int, list[str]] = defaultdict(list)
    codes = DecisionPoint.objects.filter(point__in=points, decision__replaced_by=None)
    for point, code in codes.order_by("pk").values_list("point", "decision__code"):
        decided[point].append(code)
    return [
        PublicView(
            row,
            tuple(_point(point, owners[row.matter_id or 0], answers) for point in row.points.all()),
            decided,
        )
        for row in rows
    ]


def name_told(view: Contribution) -> str:
    """Return the speaker's name for other systems: of a resident none, whatever the page shows.

    What a person thinks of public matters is not made a list to harvest.
    """
    return "" if view.speaker_kind == SpeakerKind.RESIDENT else view.speaker_name


def address_told(view: Contribution) -> str:
    """Return where its echo stands; a resident's by its number, without the name."""
    if view.speaker_kind == SpeakerKind.RESIDENT:
        return reverse("echo_by_number", args=[view.number])
    return thread_url(view)


def _point(
    point: Point, owners: Sequence[MatterOwner], answers: dict[tuple[int, int], Weighing]
) -> EchoPoint:
    asked = (owner for owner in owners if point.owner_id in {None, owner.pk})
    return EchoPoint(
        point, tuple(OwnersAnswer(each, answers.get((point.pk, each.pk))) for each in asked)
    )
