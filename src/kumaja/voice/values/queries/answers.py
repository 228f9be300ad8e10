"""What came back in a matter: points and their answers, who was told, what they say of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import F

from kumaja.network.registry.domain.days import day_of
from kumaja.voice.contributions.models import Point
from kumaja.voice.echo.domain.waiting import Waits, binding, days_between
from kumaja.voice.echo.models import Notice, Verdict, Weighing
from kumaja.voice.echo.queries.loops import given_answers, owed_points
from kumaja.voice.matters.models import Matter
from kumaja.voice.values.domain.facts import Answers, EchoFact


@dataclass(slots=True)
class Kept:
    """Of the points that one stage brought one owner: answered in time, late, still in time."""

    in_time: int = 0
    late: int = 0
    ahead: int = 0


@dataclass(slots=True)
class Counted:
    """The echo of a matter in figures, and how each promise of a day was kept."""

    echo: EchoFact
    kept: dict[tuple[int, int | None], Kept] = field(default_factory=lambda: defaultdict(Kept))


@dataclass(frozen=True, slots=True)
class _Told:
    """How many views have an answer, how many of them know all of it, how many can't be told."""

    weighed: int
    told: int
    unreachable: int


def counted_of(
    matter: Matter, due: Mapping[tuple[int, int | None], date], now: datetime
) -> Counted:
    """Return what was owed, answered, told and judged; six statements, however many points.

    As on the board of open loops: each owner that a point asks owes its own answer, from when the
    hearing has closed. `due` is by which day an owner promised to answer what a stage brought.
    """
    answers: dict[tuple[int, int], date] = {}
    weighed_at: dict[int, datetime] = {}
    rows = given_answers(matter.region).filter(point__contribution__matter=matter)
    for point, owner, weighed_on, view, at in rows.values_list(
        "point", "owner", "weighed_on", "point__contribution", "weighed_at"
    ):
        answers[point, owner] = weighed_on
        weighed_at[view] = max(at, weighed_at.get(view, at))
    counted = Counted(EchoFact())
    answers_due = _Due(answers, _first_answers(matter), due, counted.kept)
    closed, answered, waits = _count_owed(matter, answers_due, now)
    told = _count_told(matter, weighed_at)
    outcomes, listened, knew = _count_verdicts(matter)
    counted.echo = EchoFact(
        owed=closed.total(), answered=answered, late=waits.late, waits=waits,
        in_open_hearing=_count_standing(matter) - len(closed),
        weighed_views=told.weighed, told_views=told.told, unreachable_views=told.unreachable,
        verdicts=outcomes, listened=Answers(listened), knew_enough=Answers(knew),
    )  # fmt: skip
    return counted


@dataclass(frozen=True, slots=True)
class _Due:
    """Which points were answered when, by when they should be, and how that is kept.

    `firsts` are the answers that points had which were opened again.
    """

    answers: Mapping[tuple[int, int], date]
    firsts: Mapping[tuple[int, int], date]
    by: Mapping[tuple[int, int | None], date]
    kept: dict[tuple[int, int | None], Kept]


def _count_owed(matter: Matter, due: _Due, now: datetime) -> tuple[Counter[int], int, Waits]:
    """Return the points that are owed answers, by how many owners; how many came; the days."""
    today, waits, answered = day_of(now), Waits(), 0
    day, closed = cache(day_of), Counter[int]()
    asked: Any = owed_points(matter.region, now).filter(contribution__matter=matter).order_by()
    for point, owner, stage, waits_from, reopened_at in asked.values_list(
        "pk", "asks", "contribution__stage", "waits_from", "reopened_at"
    ):
        closed[point] += 1
        since = day(waits_from)
        promised = due.by.get((owner, stage))
        by = binding(promised, since if reopened_at else None)
        weighed_on = due.answers.get((point, owner))
        if weighed_on is None:
            is_late = by is not None and by < today
            waits.add_waiting(days_between(since, today), 1, is_late=is_late)
        else:
            answered += 1
            waits.add_answered((weighed_on - since).days, 1)
        if promised is not None:
            first = due.firsts.get((point, owner), weighed_on)
            _keep(due.kept[owner, stage], first, promised, today)
    return closed, answered, waits


def _first_answers(matter: Matter) -> dict[tuple[int, int], date]:
    """Return on which day each point that was opened again had its first answer."""
    rows = Weighing.objects.on(matter).filter(is_current=False)
    rows = rows.filter(point__reopenings__at__gte=F("weighed_at")).order_by("weighed_at", "pk")
    told = rows.values_list("point", "owner", "weighed_on")
    return {(point, owner): weighed_on for point, owner, weighed_on in told}


def _keep(kept: Kept, weighed_on: date | None, by: date, today: date) -> None:
    if (weighed_on or today) > by:
        kept.late += 1
    elif weighed_on is None:
        kept.ahead += 1
    else:
        kept.in_time += 1


def _count_standing(matter: Matter) -> int:
    return Point.objects.standing().on(matter).count()


def _count_told(matter: Matter, weighed_at: Mapping[int, datetime]) -> _Told:
    """Count the views that were told all their answers, or of which it is known that none can be.

    A notice tells the answers that stood when it was written.
    """
    last: dict[int, tuple[datetime, bool]] = {}
    rows = Notice.objects.filter(contribution__matter=matter).order_by("told_at", "pk")
    for view, told_at, unreachable_at in rows.values_list(
        "contribution", "told_at", "unreachable_at"
    ):
        last[view] = told_at, unreachable_at is not None
    known = [last[view] for view, at in weighed_at.items() if view in last and last[view][0] >= at]
    lost = sum(is_lost for _, is_lost in known)
    return _Told(len(weighed_at), len(known) - lost, lost)


def _count_verdicts(matter: Matter) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Count what those who took part say; who judged twice is counted by their latest word."""
    rows = Verdict.objects.filter(notice__contribution__matter=matter).order_by("given_at", "pk")
    latest: dict[int, tuple[str, str, str]] = {}
    for view, *said in rows.values_list(
        "notice__contribution", "outcome", "listened", "knew_enough"
    ):
        latest[view] = said[0], said[1], said[2]
    outcomes, listened, knew = (
        _counted(said[place] for said in latest.values()) for place in range(3)
    )
    return outcomes, listened, knew


def _counted(said: Iterable[str]) -> Counter[str]:
    return Counter(each for each in said if each)
