"""An echo that came all the way back, and beside it how much still waits: one statement."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import Count, Exists, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import ngettext

from kumaja.foundation.core.domain.codes import address_of
from kumaja.foundation.core.engine.addresses import address_of_row
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.models import Point
from kumaja.voice.echo.domain.echoes import state_of_point
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.domain.thread import TOLD_ORDER
from kumaja.voice.echo.models import (
    BoardOpening,
    DecisionActivity,
    DecisionPoint,
    Notice,
    Weighing,
)
from kumaja.voice.echo.queries.loops import asking, not_told, owed_points, unanswered
from kumaja.voice.echo.queries.sentence import sentence_of
from kumaja.voice.matters.models import Decision

_VIEW = "point__contribution__"
_COLUMNS = ("code", "number", "speaker_name", "language", "said_at")
_FRESH: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class HeardEcho:
    """A voice that was answered, decided on and told: its first words and its four days."""

    url: str
    words: str
    language: str
    speaker: str
    said_on: date
    weighed_on: date
    decided_on: date
    told_on: date
    states: tuple[tuple[PointState, int], ...]

    @property
    def between(self) -> tuple[tuple[str, date], ...]:
        """The days of weighing and deciding, as they came: a body may answer after it decided."""
        days = (("weighed", self.weighed_on), ("decided", self.decided_on))
        return tuple(sorted(days, key=lambda each: each[1]))

    def sentence(self, language: str) -> str:
        """Return what became of it, and in how many days the answer came back."""
        days = (self.told_on - self.said_on).days
        back = ngettext(
            "The answer came back in %(days)d day.", "The answer came back in %(days)d days.", days
        )
        return f"{sentence_of(self.states, language)} {back % {'days': days}}"


@dataclass(frozen=True, slots=True)
class Heard:
    """A finished echo, and how many points wait; None while only the network sees that."""

    echo: HeardEcho
    waiting: int | None


def get_heard(region: Region, now: datetime) -> Heard | None:
    """Return a finished echo with the debt beside it; None before the first.

    The last one of this year that led to an activity where one can go, or else the last of all.
    """
    answers: Any = Weighing.objects.current().filter(point__replaced_at=None)
    last = _finished(region)
    led = DecisionActivity.objects.values("decision__matter")
    leading = last.filter(told_at__gte=now - _FRESH, contribution__matter__in=led)
    echo, told_at = (
        Coalesce(Subquery(leading.values(column)[:1]), Subquery(last.values(column)[:1]))
        for column in ("contribution", "told_at")
    )
    words = Point.objects.filter(contribution=OuterRef("point__contribution"), replaced_at=None)
    decided = Decision.objects.in_force().filter(
        points__point__contribution=OuterRef("point__contribution")
    )
    rows = list(
        answers.filter(point__contribution=echo)
        .annotate(
            told=told_at,
            words=Subquery(words.order_by("number").values("text")[:1]),
            decided=Subquery(decided.order_by("-decided_on").values("decided_on")[:1]),
            waiting=_waiting(region, now),
            is_closed=Exists(BoardOpening.objects.closed_on(day_of(now)).filter(region=region)),
        )
        .values("point", "state", "weighed_on", "told", "words", "decided", "waiting", "is_closed",
                *(f"{_VIEW}{column}" for column in _COLUMNS))
        .order_by("point", "owner")
    )  # fmt: skip
    if not rows:
        return None
    return Heard(_echo(rows), None if rows[0]["is_closed"] else rows[0]["waiting"])


def _finished(region: Region) -> Any:  # noqa: ANN401 - rows of one column
    """Return the notices that brought all answers to a public voice, the latest first.

    Of those that were told together, whoever spoke first.
    """
    view = OuterRef("contribution")
    points = Point.objects.filter(contribution=view, replaced_at=None)
    answers = Weighing.objects.current().filter(
        point__contribution=view, point__replaced_at=None
    )  # fmt: skip
    decided = DecisionPoint.objects.filter(
        point__contribution=view, point__replaced_at=None, decision__in=Decision.objects.in_force()
    )
    return (
        Notice.objects.brought()
        .filter(contribution__region=region, contribution__visibility=Seen.EVERYONE)
        .filter(contribution__published_at__isnull=False, contribution__hidden_at=None)
        .filter(contribution__withdrawn_at=None, unreachable_at=None)
        .filter(contribution__matter__published_at__isnull=False)
        .filter(Exists(decided), Exists(answers))
        .filter(~Exists(unanswered(asking(points))), ~Exists(not_told(answers)))
        .order_by("-told_at", "contribution")
    )


def _waiting(region: Region, now: datetime) -> Coalesce:
    points: Any = unanswered(owed_points(region, now)).order_by()
    count = points.annotate(all=Value(1)).values("all").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)


def _echo(rows: list[dict[str, Any]]) -> HeardEcho:
    first = {column: rows[0][f"{_VIEW}{column}"] for column in _COLUMNS}
    states: dict[int, list[PointState]] = defaultdict(list)
    for row in rows:
        states[row["point"]].append(PointState(row["state"]))
    named = f"{first['number']} {first['speaker_name']}"
    found = Counter(state_of_point(each) for each in states.values())
    return HeardEcho(
        url=address_of_row("echo:thread", address_of(named, first["code"])),
        words=rows[0]["words"], language=first["language"], speaker=first["speaker_name"],
        said_on=day_of(first["said_at"]), weighed_on=max(row["weighed_on"] for row in rows),
        decided_on=rows[0]["decided"], told_on=day_of(rows[0]["told"]),
        states=tuple((state, found[state]) for state in TOLD_ORDER if found[state]),
    )  # fmt: skip
