"""The rows behind each figure of the open loops: what waits, is late, untold, answered, judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.domain.waiting import days_between
from kumaja.voice.echo.models import Verdict, Weighing
from kumaja.voice.echo.queries.loops import answers_waited, get_board
from kumaja.voice.echo.queries.page import thread_url
from kumaja.voice.echo.queries.rows import of_owner, untold_rows, waiting, waiting_rows
from kumaja.voice.echo.queries.words import STATE_WORDS, VERDICT_WORDS, Words
from kumaja.voice.matters.models import MatterOwner, Promise


class Figure(StrEnum):
    """What is counted."""

    WAITING = "waiting"
    LATE = "late"
    UNTOLD = "untold"
    ANSWERED = "answered"
    VERDICTS = "verdicts"


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    """An answer or a verdict: of whose words, what was said, on which day, after how many days."""

    contribution: Contribution
    text: str
    word: Words
    by: str
    on: date
    days: int | None

    @property
    def is_public(self) -> bool:
        """Test whether everyone may read what it is about."""
        view = self.contribution
        return view.visibility == Seen.EVERYONE and view.hidden_at is None

    @property
    def url(self) -> str:
        """The address of the echo."""
        return thread_url(self.contribution)


@dataclass(frozen=True, slots=True)
class Behind:
    """All rows behind a figure, to be cut into pages, and what reads a page of them."""

    rows: Sequence[Any] | QuerySet[Any, Any]
    read: Callable[[Sequence[Any]], Sequence[Any]]


def rows_behind(
    figure: Figure, region: Region, owners: Mapping[int, MatterOwner], now: datetime
) -> Behind:
    """Return the rows that a figure counts, of these owners; reading a page asks no more for more.

    As `get_board` counts them: what waits, the longest first; answers by how long they took.
    """
    if figure == Figure.UNTOLD:
        untold = untold_rows(region).filter(owner__in=list(owners))
        return Behind(untold, lambda page: _untold(page, now))
    if figure == Figure.ANSWERED:
        took = answers_waited(region, list(owners))
        return Behind(sorted(took, reverse=True), _answered)
    if figure == Figure.VERDICTS:
        return Behind(_verdicts_on(region, owners, now), _judged)
    rows = of_owner(waiting_rows(region, now), list(owners))
    if figure == Figure.LATE:
        rows = _late(rows, day_of(now))
    return Behind(rows, lambda page: waiting(page, owners, now))


def _late(rows: QuerySet[Any, Any], today: date) -> QuerySet[Any, Any]:
    """Keep what a binding promise has passed of, by the rule of `waiting.binding`."""
    promised = Promise.objects.in_force().filter(
        owner=OuterRef("asks"), stage=OuterRef("contribution__stage"), answer_by_on__lt=today
    )
    rows = rows.annotate(promised_by=Subquery(promised.values("answer_by_on")[:1]))
    in_time = Q(reopened_at=None) | Q(reopened_at__date__lt=F("promised_by"))
    return rows.filter(in_time, promised_by__isnull=False)


def _row(weighing: Weighing, on: date, days: int) -> AnsweredRow:
    point = weighing.point
    word = STATE_WORDS[weighing.state]
    return AnsweredRow(point.contribution, point.text, word, weighing.body_name, on, days)


def _untold(page: Sequence[Weighing], now: datetime) -> list[AnsweredRow]:
    today = day_of(now)
    return [_row(row, row.weighed_on, days_between(row.weighed_on, today)) for row in page]


def _answered(page: Sequence[tuple[int, int]]) -> list[AnsweredRow]:
    rows = Weighing.objects.select_related("point__contribution")
    found = rows.in_bulk([key for _days, key in page])
    return [_row(found[key], found[key].weighed_on, days) for days, key in page]


def _verdicts_on(
    region: Region, owners: Mapping[int, MatterOwner], now: datetime
) -> QuerySet[Verdict]:
    """Return the verdicts on the matters in which these owners stand on the board."""
    matters = {loop.owner.matter_id for loop in get_board(region, now).loops
               if loop.owner.pk in owners}  # fmt: skip
    rows = Verdict.objects.filter(
        notice__contribution__region=region, notice__contribution__matter__in=matters
    )
    return rows.select_related("notice__contribution").order_by("-given_at", "-pk")


def _judged(page: Sequence[Verdict]) -> list[AnsweredRow]:
    return [
        AnsweredRow(
            contribution=row.notice.contribution, text="", word=VERDICT_WORDS[row.outcome],
            by=row.speaker_name, on=day_of(row.given_at), days=None,
        )
        for row in page
    ]  # fmt: skip
