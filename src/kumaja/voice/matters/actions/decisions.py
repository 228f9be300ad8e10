"""Recording what was decided; a correction replaces, and both stay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.index.actions import touch
from kumaja.foundation.ledger.actions import commit
from kumaja.voice.matters.actions.opening import hold
from kumaja.voice.matters.models import Decision, MatterOwner

_GIVEN = ("matter", "owner", "replaces")


class DecisionReplaced(Exception):
    """Somebody has recorded this decision anew meanwhile."""


@transaction.atomic
def record_decision(
    *, owner: MatterOwner, values: Mapping[str, Any], actor: User | str, now: datetime,
    replaces: Decision | None = None,
) -> Decision:  # fmt: skip
    """Record a dated result with its reasons; raises DecisionReplaced, MatterClosed."""
    matter = hold(owner.matter, now)
    if replaces is not None and Decision.objects.filter(replaces=replaces).exists():
        raise DecisionReplaced(replaces.code)
    decision = Decision(
        matter=matter, owner=owner, matter_code=matter.code, body_name=str(owner)[:250],
        recorded_at=now, replaces=replaces, **values,
    )  # fmt: skip
    commit(decision, now=now, exclude=_GIVEN)
    touch("matters.Matter", matter.code, now=now)
    before = state_of(replaces) if replaces else None
    after = state_of(decision)
    record(actor, "decided", decision, now=now, region=matter.region, before=before, after=after)
    return decision
