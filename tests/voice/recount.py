"""What waits and what was told, counted plainly from the rows, one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.contributions.models import Contribution, Point
from kumaja.voice.echo.models import Notice, Reopening, Weighing
from kumaja.voice.matters.models import Matter, MatterOwner

Pair = tuple[int, int]  # a point, and an owner that it asks


@dataclass
class Recount:
    """One matter as its rows tell it at a moment."""

    matter: Matter
    now: datetime
    owners: list[MatterOwner] = field(init=False)
    views: list[Contribution] = field(init=False)

    def __post_init__(self) -> None:
        """Read the owners and what was said."""
        self.owners = list(self.matter.owners.all())
        self.views = list(self.matter.contributions.select_related("stage"))

    def points(self, view: Contribution) -> list[Point]:
        """Return the points that stand."""
        return [] if view.withdrawn_at else list(view.points.filter(replaced_at=None))

    def pairs(self, view: Contribution) -> Iterator[tuple[Point, MatterOwner]]:
        """Yield each point with each owner that it asks."""
        for point in self.points(view):
            for owner in self.owners:
                if point.owner_id in {None, owner.pk}:
                    yield point, owner

    def hearing_is_open(self, view: Contribution) -> bool:
        """Test whether the hearing that it was said in still runs."""
        return view.stage is not None and view.stage.ends_at > self.now

    def since(self, point: Point, view: Contribution) -> date:
        """Return the day from which a point waits."""
        opened = Reopening.objects.filter(contribution=view, points=point).first()
        if opened is not None:
            return day_of(opened.at)
        return day_of(view.stage.ends_at if view.stage else view.said_at)

    def open_pairs(self, view: Contribution) -> set[Pair]:
        """Return what waits, the hearing being over."""
        if self.hearing_is_open(view):
            return set()
        return {(p.pk, o.pk) for p, o in self.pairs(view) if answer_of(p, o) is None}

    def untold(self, view: Contribution) -> list[Weighing]:
        """Return the answers that nobody has brought to the one who spoke."""
        given = [answer_of(point, owner) for point, owner in self.pairs(view)]
        notices = [notice for notice in view.notices.all() if was_brought(notice)]
        return [
            answer
            for answer in given
            if answer and not any(n.told_at >= answer.weighed_at for n in notices)
        ]

    def days(self, owner: MatterOwner) -> tuple[Counter[int], Counter[int]]:
        """Return for how many days an owner's points wait, and after how many it answered."""
        waiting: Counter[int] = Counter()
        answered: Counter[int] = Counter()
        for view in self.views:
            for point, asked in self.pairs(view):
                if asked == owner:
                    answer = answer_of(point, owner)
                    start = self.since(point, view)
                    if answer is not None:
                        answered[max(0, (day_of(answer.weighed_at) - start).days)] += 1
                    elif not self.hearing_is_open(view):
                        waiting[(day_of(self.now) - start).days] += 1
        return waiting, answered


def answer_of(point: Point, owner: MatterOwner) -> Weighing | None:
    """Return the answer that stands."""
    return Weighing.objects.filter(point=point, owner=owner, is_current=True).first()


def was_brought(notice: Notice) -> bool:
    """Test whether a notice reached its reader, or was recorded as one that can't be brought."""
    if notice.unreachable_at is not None:
        return True
    return notice.mail is None or notice.mail.bounce != "hard"


def of_region(region: Region, now: datetime) -> list[Recount]:
    """Return every published matter of the region, recounted."""
    rows = Matter.objects.filter(region=region, published_at__isnull=False)
    return [Recount(matter, now) for matter in rows.order_by("pk")]
