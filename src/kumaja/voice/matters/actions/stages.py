"""The stages of a matter: adding them, and moving their days with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.voice.matters.actions.opening import hold
from kumaja.voice.matters.models import Matter, MatterOwner, PeriodChange, Stage

_TOLD = ("starts_at", "ends_at", "hurry_reason")


class StageHasPromise(Exception):
    """The stage carries a promise: it can be moved, and no longer taken away."""


@transaction.atomic
def add_stage(
    *, matter: Matter, values: Mapping[str, Any], owner: MatterOwner | None = None,
    actor: User | str, now: datetime,
) -> Stage:  # fmt: skip
    """Add a stage with its days; raises MatterClosed."""
    row = hold(matter, now)
    stage = Stage(matter=row, owner=owner, position=row.stages.count(), **values)
    save_clean(stage, exclude=("matter", "owner"), force_insert=True)
    record(actor, "added a stage", stage, now=now, region=row.region, after=state_of(stage))
    return stage


@transaction.atomic
def set_period(
    *, stage: Stage, starts_at: datetime, ends_at: datetime, reason: str, actor: User | str,
    now: datetime, hurry_reason: str | None = None,
) -> Stage:  # fmt: skip
    """Move a stage's days; the days before and the reason stay readable. Raises MatterClosed.

    The room `consultations` writes the period of a consultation through this alone.
    """
    hold(stage.matter, now)
    row = (
        Stage.objects.select_for_update(of=("self",))
        .select_related("matter__region")
        .get(pk=stage.pk)
    )
    before = state_of(row, *_TOLD)
    if (row.starts_at, row.ends_at) != (starts_at, ends_at) and row.matter.published_at:
        PeriodChange.objects.create(
            stage=row, at=now, started_at=row.starts_at, ended_at=row.ends_at, reason=reason[:400]
        )
    row.starts_at, row.ends_at = starts_at, ends_at
    row.hurry_reason = row.hurry_reason if hurry_reason is None else hurry_reason
    save_clean(row, exclude=("matter", "owner"))
    after = state_of(row, *_TOLD)
    region = row.matter.region
    record(actor, "moved", row, now=now, region=region, before=before, after=after)
    return row


@transaction.atomic
def drop_stage(*, stage: Stage, actor: User | str, now: datetime) -> None:
    """Take a stage away that nothing was promised for; raises StageHasPromise, MatterClosed."""
    matter = hold(stage.matter, now)
    if stage.promises.exists():
        raise StageHasPromise(stage.code)
    record(actor, "dropped", stage, now=now, region=matter.region, before=state_of(stage))
    stage.delete()
