"""Claiming, recording needs and constraints, telling how taking part was planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import models, transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.voice.matters.actions.opening import hold
from kumaja.voice.matters.models import AffectedGroup, Matter, MatterOwner
from kumaja.voice.values.domain.kinds import Value
from kumaja.voice.values.models import Need, Planning, ValueClaim

_GIVEN: Final = ("matter", "group", "owner")


@dataclass(frozen=True, slots=True)
class Side:
    """Whose a need is: an affected group's, an owner's, or (in the values) another's by name."""

    group: AffectedGroup | None = None
    owner: MatterOwner | None = None


@transaction.atomic
def claim_value(
    *, owner: MatterOwner, value: Value, text: Mapping[str, str], actor: User | str, now: datetime
) -> ValueClaim | None:
    """Say, as an owner, how a value came true; without words the claim is taken back.

    The claim before stays in the log. Raises MatterClosed.
    """
    matter = hold(owner.matter, now)
    row = ValueClaim.objects.filter(owner=owner, value=value).first()
    before = state_of(row) if row is not None else None
    if not any(words.strip() for words in text.values()):
        if row is not None:
            record(actor, "unclaimed", row, now=now, region=matter.region, before=before)
            row.delete()
        return None
    claim = row or ValueClaim(owner=owner, value=value)
    claim.claimed_at = now
    _write(claim, text)
    record(
        actor, "claimed", claim, now=now, region=matter.region, before=before,
        after=state_of(claim),
    )  # fmt: skip
    return claim


@transaction.atomic
def record_need(
    *, matter: Matter, side: Side, values: Mapping[str, Any], actor: User | str, now: datetime
) -> Need:
    """Record what a side needs, hopes for or is bound by. Raises MatterClosed."""
    row = hold(matter, now)
    need = Need(matter=row, group=side.group, owner=side.owner, recorded_at=now)
    _write(need, values)
    record(actor, "recorded a need", need, now=now, region=row.region, after=state_of(need))
    return need


@transaction.atomic
def change_need(
    *, need: Need, side: Side, values: Mapping[str, Any], actor: User | str, now: datetime
) -> Need:
    """Word a need anew, or tell that it was discussed. Raises MatterClosed."""
    row = hold(need.matter, now)
    before = state_of(need)
    need.group, need.owner = side.group, side.owner
    _write(need, values)
    record(actor, "changed", need, now=now, region=row.region, before=before, after=state_of(need))
    return need


@transaction.atomic
def tell_planning(
    *, matter: Matter, values: Mapping[str, Any], actor: User | str, now: datetime
) -> Planning:
    """Tell how the way of taking part was planned, with whom, and what changed by it.

    Raises MatterClosed.
    """
    row = hold(matter, now)
    planning = Planning(matter=row, recorded_at=now)
    _write(planning, values)
    told = state_of(planning)
    record(actor, "told of planning", planning, now=now, region=row.region, after=told)
    return planning


@transaction.atomic
def change_planning(
    *, planning: Planning, values: Mapping[str, Any], actor: User | str, now: datetime
) -> Planning:
    """Word it anew, or tell what changed since. Raises MatterClosed."""
    row = hold(planning.matter, now)
    before = state_of(planning)
    _write(planning, values)
    after = state_of(planning)
    record(actor, "changed", planning, now=now, region=row.region, before=before, after=after)
    return planning


@transaction.atomic
def drop_told(*, row: Need | Planning, actor: User | str, now: datetime) -> None:
    """Take away what was recorded by mistake; the log keeps it. Raises MatterClosed."""
    matter = hold(row.matter, now)
    record(actor, "dropped", row, now=now, region=matter.region, before=state_of(row))
    row.delete()


def _write(row: models.Model, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    save_clean(row, exclude=_GIVEN)
