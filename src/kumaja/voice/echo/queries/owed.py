"""What a matter still owes: points without an answer, and answers that were not told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from kumaja.foundation.regions.models import Region
from kumaja.voice.contributions.models import (
    Contribution,
    ContributionQuerySet,
    Point,
    PointQuerySet,
)
from kumaja.voice.echo.models import Reopening, Weighing
from kumaja.voice.echo.queries.loops import asking, not_told, owed_points, unanswered
from kumaja.voice.matters.models import Matter


def open_points(region: Region, now: datetime) -> int:
    """Return how many points wait in the region now: the one figure that every page shows."""
    return unanswered(owed_points(region, now)).order_by().count()


def open_of(matter: Matter) -> PointQuerySet:
    """Return the matter's points without an answer, a row for each owner that they ask.

    Those of a hearing that still runs are among them. The owner's key is annotated as `asks`.
    """
    return unanswered(asking(Point.objects.standing().on(matter)))


def count_open(matter: Matter) -> int:
    """Return how many of the matter's points wait, by whoever owes the answer."""
    return open_of(matter).order_by().count()


def owners_owing(matter: Matter) -> frozenset[int]:
    """Return the keys of the owners who have not given a first answer to a point of the matter."""
    again = Reopening.points.through.objects.filter(point=OuterRef("pk"))
    rows: Any = open_of(matter).filter(~Exists(again)).order_by()
    return frozenset(key for key in rows.values_list("asks", flat=True).distinct() if key)


def untold(matter: Matter) -> ContributionQuerySet:
    """Return the contributions whose speakers have not heard their answers.

    Those with an answer newer than what they were told, and those whose mail came back while
    nobody has told them another way or recorded that they can't be reached.
    """
    answers = Weighing.objects.current().filter(
        point__contribution=OuterRef("pk"), point__replaced_at=None
    )
    rows = Contribution.objects.on(matter).out().standing()
    return rows.filter(Exists(not_told(answers))).order_by("said_at", "pk")


def count_untold(matter: Matter) -> int:
    """Return how many contributions wait for their answers to be told."""
    return untold(matter).count()


def tellable(matter: Matter) -> ContributionQuerySet:
    """Return the contributions whose points are all answered, and whose speakers don't know."""
    waiting = open_of(matter).order_by().filter(contribution=OuterRef("pk"))
    return untold(matter).filter(~Exists(waiting))
