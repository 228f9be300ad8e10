"""Promising what is done with what is said, and changing a promise in the open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.ledger.actions import commit
from kumaja.voice.matters.actions.opening import hold
from kumaja.voice.matters.domain.kinds import PromiseLevel
from kumaja.voice.matters.models import MatterOwner, Promise, Stage

_GIVEN = ("stage", "owner", "replaces")


class StageHasOpened(Exception):
    """A promise is given before its stage opens, so that people know what they are asked for."""


class PromiseGiven(Exception):
    """The owner has promised for this stage already; a promise is changed with a reason."""


class PromiseReplaced(Exception):
    """Somebody has changed this promise meanwhile."""


class ReasonMissing(Exception):
    """A promise is changed without saying why."""


@dataclass(frozen=True, slots=True)
class Promised:
    """What is promised: how much, in our own words, and until when each point is answered."""

    level: PromiseLevel
    text: Mapping[str, str]
    answer_by_on: date | None


@transaction.atomic
def give_promise(
    *, stage: Stage, owner: MatterOwner, promised: Promised, actor: User | str, now: datetime
) -> Promise:
    """Promise before the stage opens; raises StageHasOpened, PromiseGiven, MatterClosed."""
    matter = hold(stage.matter, now)
    if stage.starts_at <= now:
        raise StageHasOpened(stage.code)
    if stage.promises.filter(owner=owner).exists():
        raise PromiseGiven(stage.code)
    promise = _written(stage, owner, promised, now)
    commit(promise, now=now, exclude=_GIVEN)
    told = state_of(promise)
    record(actor, "promised", promise, now=now, region=matter.region, after=told)
    return promise


@transaction.atomic
def change_promise(
    *, promise: Promise, promised: Promised, reason: Mapping[str, str], actor: User | str,
    now: datetime,
) -> Promise:  # fmt: skip
    """Replace a promise by another, with the reason; both stay visible.

    Raises PromiseReplaced, ReasonMissing, MatterClosed.
    """
    matter = hold(promise.stage.matter, now)
    if Promise.objects.filter(replaces=promise).exists():
        raise PromiseReplaced(promise.code)
    if not any(text.strip() for text in reason.values()):
        raise ReasonMissing(promise.code)
    new = _written(promise.stage, promise.owner, promised, now)
    new.replaces = promise
    for name, value in reason.items():
        setattr(new, name, value)
    commit(new, now=now, exclude=_GIVEN)
    before, after = state_of(promise), state_of(new)
    record(
        actor, "changed the promise", new, now=now, region=matter.region, before=before,
        after=after,
    )  # fmt: skip
    return new


def _written(stage: Stage, owner: MatterOwner, promised: Promised, now: datetime) -> Promise:
    return Promise(
        stage=stage, owner=owner, stage_code=stage.code, owner_name=str(owner)[:250],
        level=promised.level, answer_by_on=promised.answer_by_on, given_at=now, **promised.text,
    )  # fmt: skip
