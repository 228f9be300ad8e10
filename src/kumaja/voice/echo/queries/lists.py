"""The region's echoes: what everyone may read, and how far each has come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Prefetch, Subquery

from kumaja.foundation.regions.models import Region
from kumaja.voice.contributions.models import Contribution, ContributionQuerySet, Point
from kumaja.voice.echo.domain.echoes import Reached, reached
from kumaja.voice.echo.models import DecisionPoint, Notice, Weighing
from kumaja.voice.echo.queries.loops import asking, unanswered
from kumaja.voice.echo.queries.page import thread_url
from kumaja.voice.echo.queries.words import REACHED_WORDS, Words
from kumaja.voice.matters.policies import visible_in


@dataclass(frozen=True, slots=True)
class EchoRow:
    """A view in a list: its first words, and how far its echo has come."""

    contribution: Contribution
    title: str
    reached: tuple[Reached, ...]

    @property
    def word(self) -> Words:
        """The last station that it has reached."""
        return REACHED_WORDS[self.reached[-1]]

    @property
    def url(self) -> str:
        """Where its echo stands."""
        return thread_url(self.contribution)


def with_course(rows: ContributionQuerySet) -> ContributionQuerySet:
    """Annotate how far each has come: points that wait, a decision, when it was told."""
    points = Point.objects.filter(contribution=OuterRef("pk"), replaced_at=None)
    waiting = unanswered(asking(points))
    told = Notice.objects.brought().filter(contribution=OuterRef("pk")).order_by("-told_at")
    weighed = Weighing.objects.current().filter(point__contribution=OuterRef("pk"))
    weighed = weighed.filter(point__replaced_at=None).order_by("-weighed_at")
    decided = DecisionPoint.objects.filter(point__contribution=OuterRef("pk"))
    return rows.annotate(
        has_open=Exists(waiting),
        is_decided=Exists(decided),
        last_told_at=Subquery(told.values("told_at")[:1]),
        last_weighed_at=Subquery(weighed.values("weighed_at")[:1]),
    )


def echoes_in(region: Region) -> ContributionQuerySet:
    """Return what was said to everyone on the region's matters, the latest told first."""
    rows = Contribution.objects.in_region(region).public().standing()
    rows = with_course(rows.filter(matter__published_at__isnull=False))
    return rows.order_by(F("last_told_at").desc(nulls_last=True), "-said_at", "-pk")


def answered_in(region: Region) -> ContributionQuerySet:
    """Return those of the region's echoes of which an answer was told, the latest first."""
    brought = Notice.objects.brought().filter(contribution=OuterRef("pk"))
    return echoes_in(region).filter(Exists(brought), matter__in=visible_in(region))


def told_rows(rows: Iterable[Contribution]) -> list[EchoRow]:
    """Return rows of a list (annotated by `with_course`); two more statements."""
    found = list(rows)
    points = Point.objects.filter(replaced_at=None).order_by("number")
    loaded = {
        each.pk: each
        for each in Contribution.objects.filter(pk__in=[row.pk for row in found])
        .select_related("matter")
        .prefetch_related(Prefetch("points", points))
    }
    return [_row(row, loaded[row.pk]) for row in found]


def _row(row: Contribution, loaded: Contribution) -> EchoRow:
    course = vars(row)
    told, weighed = course["last_told_at"], course["last_weighed_at"]
    is_weighed = not course["has_open"] and weighed is not None
    is_told = is_weighed and told is not None and weighed <= told
    first = next(iter(loaded.points.all()), None)
    return EchoRow(
        loaded, first.text if first else "",
        reached(is_weighed=is_weighed, is_decided=course["is_decided"], is_told=is_told),
    )  # fmt: skip
