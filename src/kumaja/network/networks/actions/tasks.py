"""Who holds a network's tasks: by a community, by associations together, by a post, otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.network.networks.actions.founding import require_running
from kumaja.network.networks.domain.holding import fits, overlaps
from kumaja.network.networks.domain.kinds import Manner, TaskKind
from kumaja.network.networks.models import Network, NetworkTask, TaskHolder, TaskHolding
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation

NO_TITLE = Trilingual()


class TaskHeld(Exception):
    """Somebody holds the task on those days already."""


class TaskDropped(Exception):
    """The network no longer has this task."""


@dataclass(frozen=True, slots=True)
class Decision:
    """By whose decision a task is held, made when, for which days; `until_on` half-open."""

    by: Trilingual
    on: date
    since_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Holders:
    """Who holds a task: organisations in their order, or the title of a post."""

    manner: Manner
    organisations: Sequence[Organisation] = ()
    title: Trilingual = NO_TITLE


@transaction.atomic
def add_task(
    *, network: Network, name: Trilingual, actor: object | None, now: datetime
) -> NetworkTask:
    """Add a task beside the three, by its name."""
    require_running(network, now)
    task = NetworkTask(
        network=network, kind=TaskKind.OTHER, name_fi=name.fi, name_sv=name.sv, name_en=name.en,
        position=network.tasks.count(),
    )  # fmt: skip
    save_clean(task, exclude=["network"], force_insert=True)
    record(actor, "added", task, now=now, region=network.region, after=state_of(task))
    return task


@transaction.atomic
def drop_task(*, task: NetworkTask, actor: object | None, now: datetime) -> None:
    """Say that the network no longer has a task beside the three; whoever holds it stops."""
    row = hold_task_row(task, now)
    row.dropped_on = day_of(now)
    save_clean(row, exclude=["network"])
    for holding in row.holdings.all():
        if holding.until_on is None or holding.until_on > day_of(now):
            _close(holding, day_of(now), actor, now)
    record(actor, "dropped", row, now=now, region=task.network.region,
           before={"dropped_on": None}, after={"dropped_on": row.dropped_on})  # fmt: skip


@transaction.atomic
def hold_task(
    *,
    task: NetworkTask,
    holders: Holders,
    decision: Decision,
    actor: object | None,
    now: datetime,
) -> TaskHolding:
    """Write who holds a task by a decision; raises TaskHeld when somebody does on those days."""
    row = hold_task_row(task, now)
    _require_fitting(holders)
    spans = row.holdings.values_list("since_on", "until_on")
    if overlaps((decision.since_on, decision.until_on), spans):
        raise TaskHeld(task.code)
    holding = TaskHolding(
        task=row, manner=holders.manner, since_on=decision.since_on, until_on=decision.until_on,
        decided_on=decision.on, **_texts("decided_by", decision.by),
        **_texts("title", holders.title),
    )  # fmt: skip
    save_clean(holding, exclude=["task"], force_insert=True)
    for position, organisation in enumerate(holders.organisations):
        one = TaskHolder(holding=holding, organisation=organisation, position=position)
        save_clean(one, exclude=["holding", "organisation"], force_insert=True)
    record(actor, "given", holding, now=now, region=task.network.region, after=_told(holding))
    return holding


@transaction.atomic
def end_holding(
    *, holding: TaskHolding, until_on: date, actor: object | None, now: datetime
) -> None:
    """End a holding: from that day on the task is vacant, or held by whoever is decided next."""
    hold_task_row(holding.task, now)
    row = TaskHolding.objects.select_for_update().get(pk=holding.pk)
    if row.until_on is not None and row.until_on < until_on:
        raise ValidationError({"until_on": _("The task ends earlier than that already.")})
    _close(row, until_on, actor, now)


def hold_task_row(task: NetworkTask, now: datetime) -> NetworkTask:
    """Return the task, held until the transaction ends; of two acts the second waits here."""
    require_running(task.network, now)
    row = NetworkTask.objects.select_for_update().get(pk=task.pk)
    if row.dropped_on is not None:
        raise TaskDropped(task.code)
    return row


def _close(row: TaskHolding, until_on: date, actor: object | None, now: datetime) -> None:
    before = {"until_on": row.until_on}
    row.until_on = max(until_on, row.since_on)
    save_clean(row, exclude=["task"])
    record(actor, "ended", row, now=now, region=row.task.network.region, before=before,
           after={"until_on": row.until_on})  # fmt: skip


def _require_fitting(holders: Holders) -> None:
    kinds = [row.kind for row in holders.organisations]
    if not fits(holders.manner, kinds, has_title=bool(holders.title)):
        raise ValidationError(
            {
                "holders": _(
                    "One community or umbrella holds a task alone, two to five associations "
                    "together, an employee by the title of the post."
                )
            }
        )


def _texts(name: str, text: Trilingual) -> dict[str, str]:
    return {f"{name}_fi": text.fi, f"{name}_sv": text.sv, f"{name}_en": text.en}


def _told(holding: TaskHolding) -> Mapping[str, Any]:
    rows = holding.holders.select_related("organisation").order_by("position")
    return state_of(holding) | {"holders": [row.organisation.code for row in rows]}
