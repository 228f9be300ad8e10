"""One contribution from its words to its answers and back, in a fixed number of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import OuterRef, Subquery

from kumaja.foundation.core.domain.codes import address_of
from kumaja.foundation.core.engine.addresses import address_of_row
from kumaja.foundation.ledger.models import Committed
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.contributions.models import Contribution, ContributionQuerySet, Point
from kumaja.voice.echo.domain.echoes import state_of_point
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.models import Notice, Reminder, Reopening, Verdict, Weighing
from kumaja.voice.echo.queries.words import STATE_WORDS, Words
from kumaja.voice.matters.models import Decision, MatterOwner, Promise


@dataclass(frozen=True, slots=True)
class OwnersAnswer:
    """What one owner answered to a point; without a weighing it still owes the answer.

    `earlier` are the answers that the speaker was told before and that no longer stand.
    """

    owner: MatterOwner
    weighing: Weighing | None
    earlier: tuple[Weighing, ...] = ()

    @property
    def state(self) -> PointState:
        """The state that the owner gave."""
        return PointState(self.weighing.state) if self.weighing else PointState.OPEN

    @property
    def word(self) -> Words:
        """The state in words."""
        return STATE_WORDS[self.state]


@dataclass(frozen=True, slots=True)
class EchoPoint:
    """A point with what each owner that it asks answered."""

    point: Point
    answers: tuple[OwnersAnswer, ...]

    @property
    def state(self) -> PointState:
        """The one state of the point."""
        return state_of_point(answer.state for answer in self.answers)

    @property
    def word(self) -> Words:
        """The state in words."""
        return STATE_WORDS[self.state]


@dataclass(frozen=True)
class EchoPage:
    """Everything that the page of an echo, its notice and its letter tell."""

    contribution: Contribution
    points: tuple[EchoPoint, ...]
    decisions: tuple[Decision, ...]
    notices: tuple[Notice, ...]
    reopening: Reopening | None
    answer_by: date | None
    reminded_on: date | None
    now: datetime

    @property
    def notice(self) -> Notice | None:
        """The last notice."""
        return self.notices[-1] if self.notices else None

    @cached_property
    def verdict(self) -> Verdict | None:
        """The latest verdict; an earlier one stands when a second answer has none yet."""
        given = [notice.verdict for notice in self.notices if hasattr(notice, "verdict")]
        return given[-1] if given else None

    @cached_property
    def open_count(self) -> int:
        """How many points still wait."""
        return sum(not point.state.is_answered for point in self.points)

    @cached_property
    def is_told(self) -> bool:
        """Test whether every point is answered and its speaker knows the newest answers."""
        if self.notice is None or self.open_count or not self.notice.is_brought:
            return False
        return self.weighed_at <= self.notice.told_at

    @property
    def weighed_at(self) -> datetime:
        """When the newest answer was given; there must be one."""
        return max(a.weighing.weighed_at for p in self.points for a in p.answers if a.weighing)


def committed_in(page: EchoPage) -> list[Committed]:
    """Return the rows of an echo that stand in the log, in the order of the way."""
    given = [answer for each in page.points for answer in each.answers]
    weighed = [row for a in given for row in (*a.earlier, a.weighing) if row is not None]
    judged = [page.verdict] if page.verdict else []
    points = [each.point for each in page.points]
    return [page.contribution, *points, *weighed, *page.decisions, *page.notices, *judged]


def thread_url(contribution: Contribution) -> str:
    """Return the address of a view's echo."""
    return address_of_row("echo:thread", address_of(str(contribution), contribution.code))


def find_contribution(rows: ContributionQuerySet, **by: str) -> Contribution | None:
    """Return the contribution so named, with all that its page tells of it."""
    loaded = rows.select_related(
        "matter__region", "stage", "organisation", "network", "region", "reopening", "withdrawal"
    )
    return loaded.with_files().filter(**by).first()


def get_page(contribution: Contribution, now: datetime) -> EchoPage:
    """Return the contribution's way there and back; seven statements, however many points."""
    points = list(contribution.points.filter(replaced_at=None).order_by("number"))
    owners = _owners(contribution)
    notices = tuple(contribution.notices.select_related("verdict", "mail").order_by("round"))
    answers: dict[tuple[int, int], list[Weighing]] = defaultdict(list)
    rows = Weighing.objects.filter(point__in=points).select_related("change")
    for row in rows.order_by("weighed_at", "pk"):
        answers[row.point_id, row.owner_id].append(row)
    return EchoPage(
        contribution=contribution,
        points=tuple(_point(point, owners, answers, notices) for point in points),
        decisions=tuple(
            Decision.objects.in_force().filter(points__point__in=points).distinct()
            .select_related("matter", "owner__organisation", "owner__network")
            .order_by("decided_on", "pk")
        ),
        notices=notices,
        reopening=getattr(contribution, "reopening", None),
        answer_by=max((o.answer_by for o in owners if o.answer_by), default=None),
        reminded_on=max((day_of(o.reminded_at) for o in owners if o.reminded_at), default=None),
        now=now,
    )  # fmt: skip


def _owners(contribution: Contribution) -> list[Any]:
    """Return the owners: when each was reminded, by when it promised to answer the stage."""
    reminded = Reminder.objects.filter(owner=OuterRef("pk")).order_by("-at").values("at")[:1]
    promised = (
        Promise.objects.in_force()
        .filter(stage=contribution.stage_id, answer_by_on__isnull=False)
        .order_by("-answer_by_on").values("answer_by_on")[:1]
    )  # fmt: skip
    rows = MatterOwner.objects.filter(matter=contribution.matter_id)
    rows = rows.select_related("organisation", "network").order_by("position", "pk")
    return list(rows.annotate(reminded_at=Subquery(reminded), answer_by=Subquery(promised)))


_Answers = Mapping[tuple[int, int], list[Weighing]]


def _point(
    point: Point, owners: list[MatterOwner], answers: _Answers, notices: Sequence[Notice]
) -> EchoPoint:
    asked = [owner for owner in owners if point.owner_id in {None, owner.pk}]
    return EchoPoint(
        point, tuple(_answered(o, answers.get((point.pk, o.pk), []), notices) for o in asked)
    )  # fmt: skip


def _answered(
    owner: MatterOwner, given: Sequence[Weighing], notices: Sequence[Notice]
) -> OwnersAnswer:
    """Return the answer that stands, and those that a notice had brought before it."""
    standing = next((row for row in given if row.is_current), None)
    told = [
        [row for row in given if row.weighed_at <= notice.told_at][-1:]
        for notice in notices if notice.is_brought
    ]  # fmt: skip
    earlier = dict.fromkeys(row for rows in told for row in rows if not row.is_current)
    return OwnersAnswer(owner, standing, tuple(earlier))
