"""Open loops: what waits for an answer, whose it is, and how long answers have taken."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.contributions.models import Point, PointQuerySet
from kumaja.voice.echo.domain.states import VerdictKind
from kumaja.voice.echo.domain.waiting import Waits, binding, days_between
from kumaja.voice.echo.models import Notice, Reopening, Verdict, Weighing, WeighingQuerySet
from kumaja.voice.matters.models import MatterOwner, Promise

_OWNERS: Final = "contribution__matter__owners"


def owed_points(region: Region, now: datetime) -> PointQuerySet:
    """Return the points that ask for an answer now, a row for each owner that they ask.

    Of what is let out and stands, on published matters, once its hearing has closed. The owner's
    key is annotated as `asks`, the moment from which the point waits as `waits_from`, and that of
    its reopening, if it has one, as `reopened_at`.
    """
    closed = Q(contribution__stage=None) | Q(contribution__stage__ends_at__lte=now)
    # By the matter's region, so that a body's matters lead to their own views, not to all.
    rows = (
        Point.objects.standing()
        .filter(closed, contribution__published_at__isnull=False)
        .filter(contribution__matter__region=region)
        .filter(contribution__matter__published_at__isnull=False)
    )
    reopened = _reopened_at("pk")
    return asking(rows).annotate(reopened_at=reopened, waits_from=_waits_from("", reopened))


def asking(points: PointQuerySet) -> PointQuerySet:
    """Return a row for each owner that a point asks, annotated as `asks`: one, or all.

    Whoever asks more of that owner names `asks`: naming the relation again would join it again.
    """
    asked = Q(owner=None) | Q(owner=F(_OWNERS))
    return points.filter(asked, **{f"{_OWNERS}__isnull": False}).annotate(asks=F(_OWNERS))


def unanswered(points: PointQuerySet) -> PointQuerySet:
    """Keep the rows of `asking` that their owner has not answered."""
    given = Weighing.objects.current().filter(point=OuterRef("pk"), owner=OuterRef("asks"))
    return points.filter(~Exists(given))


def _reopened_at(key: str) -> Subquery:
    rows = Reopening.points.through.objects.filter(point=OuterRef(key))
    return Subquery(rows.values("reopening__at")[:1])


def _waits_from(to_point: str, reopened: Subquery) -> Coalesce:
    """Return from when a point waits: its reopening, else its hearing's close, else its arrival."""
    return Coalesce(
        reopened,
        f"{to_point}contribution__stage__ends_at",
        f"{to_point}contribution__said_at",
    )


def given_answers(region: Region) -> WeighingQuerySet:
    """Return the answers that stand, of points that stand."""
    return Weighing.objects.current().filter(
        point__contribution__region=region, point__replaced_at=None,
        point__contribution__withdrawn_at=None,
        point__contribution__published_at__isnull=False,
    )  # fmt: skip


def untold_answers(region: Region) -> WeighingQuerySet:
    """Return the answers that their speakers have not been told since they were given."""
    return not_told(given_answers(region))


def not_told(answers: WeighingQuerySet) -> WeighingQuerySet:
    """Keep the answers that no notice has brought: the one rule of what is still to be told.

    A mail that came back brought nothing, until it is written down that nobody can be reached.
    """
    told = Notice.objects.brought().filter(
        contribution=OuterRef("point__contribution"), told_at__gte=OuterRef("weighed_at")
    )
    return answers.filter(~Exists(told))


@dataclass(slots=True)
class Loop:
    """What one owner owes in one matter, counted."""

    owner: MatterOwner
    waits: Waits = field(default_factory=Waits)
    untold: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Board:
    """The open loops of a region: a row for each owner of each matter."""

    loops: tuple[Loop, ...]

    @property
    def total(self) -> Waits:
        """All points together."""
        whole = Waits()
        for loop in self.loops:
            whole.take_in(loop.waits)
        return whole


def get_board(region: Region, now: datetime) -> Board:
    """Return what waits in the region, counted in the database; six statements."""
    today, loops = day_of(now), _loops(region)
    answered, days = _count_answers(region)
    due = _promised_days(region)
    for (owner, stage, waits_from, reopened_at), owed in _count_owed(region, now).items():
        waits = loops[owner].waits
        left = owed - answered.get((owner, stage, waits_from), 0)
        if left > 0:
            since = day_of(waits_from)
            by = binding(due.get((owner, stage)), since if reopened_at else None)
            is_late = by is not None and by < today
            waits.add_waiting(days_between(since, today), left, is_late=is_late)
    for (owner, waits_from, weighed_on), count in days.items():
        if owner in loops:
            taken = (weighed_on - day_of(waits_from)).days
            loops[owner].waits.add_answered(taken, count)
    _add_untold(loops, region)
    _add_verdicts(loops, region)
    return Board(tuple(loop for loop in loops.values() if _says_anything(loop)))


def _loops(region: Region) -> dict[int, Loop]:
    owners = MatterOwner.objects.filter(matter__region=region, matter__published_at__isnull=False)
    rows = owners.select_related("organisation", "network", "matter").order_by("pk")
    return {owner.pk: Loop(owner) for owner in rows}


_Key = tuple[int, int | None, datetime]


def _count_owed(
    region: Region, now: datetime
) -> Mapping[tuple[int, int | None, datetime, datetime | None], int]:
    rows: Any = owed_points(region, now).order_by()
    told = rows.values_list("asks", "contribution__stage", "waits_from", "reopened_at")
    return {tuple(key): count for *key, count in told.annotate(n=Count("pk"))}


def _count_answers(
    region: Region,
) -> tuple[Counter[_Key], Counter[tuple[int, datetime, date]]]:
    rows = (
        given_answers(region)
        .order_by()
        .annotate(waits_from=_waits_from("point__", _reopened_at("point")))
        .values_list("owner", "point__contribution__stage", "waits_from", "weighed_on")
        .annotate(n=Count("pk"))
    )
    answered: Counter[_Key] = Counter()
    days: Counter[tuple[int, datetime, date]] = Counter()
    for owner, stage, since, weighed_on, count in rows:
        answered[owner, stage, since] += count
        days[owner, since, weighed_on] += count
    return answered, days


def answers_waited(region: Region, owners: Collection[int]) -> list[tuple[int, int]]:
    """Return for how many days the point of each answer waited, and the answer's key."""
    rows: Any = given_answers(region).filter(owner__in=owners).order_by()
    waited = rows.annotate(waits_from=_waits_from("point__", _reopened_at("point")))
    told = waited.values_list("pk", "waits_from", "weighed_on")
    return [(days_between(day_of(since), on), key) for key, since, on in told]


def _promised_days(region: Region) -> dict[tuple[int, int | None], date]:
    """Return by which day each owner promised to answer what a stage brought."""
    rows = Promise.objects.in_force().filter(owner__matter__region=region)
    told = rows.exclude(answer_by_on=None).values_list("owner", "stage", "answer_by_on")
    return {(owner, stage): day for owner, stage, day in told if day is not None}


def _add_untold(loops: Mapping[int, Loop], region: Region) -> None:
    rows = untold_answers(region).order_by().values_list("owner").annotate(n=Count("pk"))
    for owner, count in rows:
        if owner in loops:
            loops[owner].untold = count


def _add_verdicts(loops: Mapping[int, Loop], region: Region) -> None:
    """Count the verdicts on a matter for each of its owners."""
    rows = (
        Verdict.objects.filter(notice__contribution__region=region)
        .order_by()
        .values_list("notice__contribution__matter", "outcome")
        .annotate(n=Count("pk"))
    )
    by_matter: dict[int | None, Counter[str]] = defaultdict(Counter)
    for matter, outcome, count in rows:
        by_matter[matter][outcome] += count
    for loop in loops.values():
        loop.verdicts = Counter(by_matter.get(loop.owner.matter_id, {}))


def _says_anything(loop: Loop) -> bool:
    return bool(loop.waits.waiting or loop.waits.answered or loop.untold)


@dataclass(slots=True)
class Row:
    """The open loops of one body, or of one matter."""

    loops: list[Loop] = field(default_factory=list)
    is_of_matter: bool = False

    @property
    def asked(self) -> str:
        """What the address of its rows asks for."""
        if self.is_of_matter:
            return f"matter={self.owner.matter.code}"
        body = self.owner.organisation or self.owner.network
        return f"body={body.code}" if body is not None else ""

    @property
    def owner(self) -> MatterOwner:
        """The owner, of whichever matter."""
        return self.loops[0].owner

    @property
    def waits(self) -> Waits:
        """All its points together."""
        return Board(tuple(self.loops)).total

    @property
    def untold(self) -> int:
        """How many answers have not been told."""
        return sum(loop.untold for loop in self.loops)

    @property
    def verdicts(self) -> Counter[str]:
        """How many said of the answers what, each matter once."""
        seen: dict[int, Counter[str]] = {loop.owner.matter_id: loop.verdicts for loop in self.loops}
        return sum(seen.values(), Counter())

    @property
    def verdict_base(self) -> int:
        """How many gave a verdict."""
        return self.verdicts.total()

    def said(self, kind: VerdictKind) -> int:
        """Return how many said so."""
        return self.verdicts[kind]


def by_body(board: Board) -> tuple[Row, ...]:
    """Return the loops by who owes the answers, the longest wait first."""
    return _rows(board, lambda loop: (loop.owner.organisation_id, loop.owner.network_id))


def by_matter(board: Board) -> tuple[Row, ...]:
    """Return the loops by matter, the longest wait first."""
    rows = _rows(board, lambda loop: (loop.owner.matter_id, None))
    return tuple(replace(row, is_of_matter=True) for row in rows)


def _rows(board: Board, key: Callable[[Loop], tuple[int | None, int | None]]) -> tuple[Row, ...]:
    rows: dict[tuple[int | None, int | None], Row] = defaultdict(Row)
    for loop in board.loops:
        rows[key(loop)].loops.append(loop)
    return tuple(sorted(rows.values(), key=_longest_first))


def _longest_first(row: Row) -> tuple[int, int, str]:
    waits = row.waits
    return -(waits.longest_open or -1), -waits.open, str(row.owner)
