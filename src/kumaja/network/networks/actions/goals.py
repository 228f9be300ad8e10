"""What a network sets out to do, and how it fares."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.network.networks.actions.founding import require_running
from kumaja.network.networks.domain.kinds import GoalState
from kumaja.network.networks.models import Goal, GoalReport, Network
from kumaja.network.registry.domain.days import day_of


class GoalDropped(Exception):
    """The goal was taken back."""


@transaction.atomic
def set_goal(
    *,
    network: Network,
    title: Trilingual,
    set_on: date,
    due_on: date | None,
    actor: object | None,
    now: datetime,
) -> Goal:
    """Set a goal of the network."""
    require_running(network, now)
    goal = Goal(network=network, set_on=set_on, due_on=due_on)
    goal.title_fi, goal.title_sv, goal.title_en = title.fi, title.sv, title.en
    save_clean(goal, exclude=["network"], force_insert=True)
    record(actor, "set", goal, now=now, region=network.region, after=state_of(goal))
    return goal


@transaction.atomic
def drop_goal(*, goal: Goal, actor: object | None, now: datetime) -> None:
    """Take a goal back, one set by mistake; what was given up is told by a report instead."""
    row = _held(goal, now)
    row.dropped_on = day_of(now)
    save_clean(row, exclude=["network"])
    record(actor, "dropped", row, now=now, region=goal.network.region,
           before={"dropped_on": None}, after={"dropped_on": row.dropped_on})  # fmt: skip


@transaction.atomic
def report_goal(
    *,
    goal: Goal,
    state: GoalState,
    words: Trilingual,
    told_on: date,
    actor: object | None,
    now: datetime,
) -> GoalReport:
    """Tell how a goal fares on a day; a second report of that day takes the first one's place."""
    held = _held(goal, now)
    row = held.reports.filter(told_on=told_on).first() or GoalReport(goal=held, told_on=told_on)
    before = state_of(row) if row.pk else None
    row.state = state
    row.words_fi, row.words_sv, row.words_en = words.fi, words.sv, words.en
    save_clean(row, exclude=["goal"])
    record(actor, "reported", row, now=now, region=goal.network.region, before=before,
           after=state_of(row))  # fmt: skip
    return row


def _held(goal: Goal, now: datetime) -> Goal:
    require_running(goal.network, now)
    row = Goal.objects.select_for_update().get(pk=goal.pk)
    if row.dropped_on is not None:
        raise GoalDropped(goal.code)
    return row
