"""An owner's answer to points: one or many at once, each with its leaf of the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Max

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.ledger.actions import commit
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.contributions.models import Point
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.models import Change, DecisionPoint, Notice, Weighing
from kumaja.voice.matters.actions.opening import hold
from kumaja.voice.matters.models import Decision, MatterOwner

_GIVEN: Final = ("point", "owner", "change")
_LONGEST: Final = 250
# What stands for good; which answer is current, a later row or a reopening says.
_TOLD: Final = (
    "state", "language", "reason", "belongs_to", "change_heading", "weighed_by", "on_behalf",
)  # fmt: skip


class HearingOpen(Exception):
    """The hearing still runs: its points are weighed when all have spoken."""


class NotAsked(Exception):
    """The point asks someone else, belongs to another matter, or no longer stands."""


class ReasonMissing(Exception):
    """Each answer but *taken* says why."""


class ChangeMissing(Exception):
    """*Taken* points at what changed, in the same owner's text."""


class PlaceMissing(Exception):
    """*Out of remit* says where the point belongs."""


class AnsweredMeanwhile(Exception):
    """Somebody answered since the page was read: `weighings` are what they wrote."""

    def __init__(self, weighings: Sequence[Weighing]) -> None:
        super().__init__(*(each.point_code for each in weighings))
        self.weighings = tuple(weighings)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an owner answers: the state, and what each state must say.

    `weighed_by` is the role that answers, the owner's own when empty; never a person.
    `on_behalf` says that coordination wrote it for the body.
    """

    state: PointState
    language: str
    reason: str = ""
    belongs_to: str = ""
    change: Change | None = None
    on_behalf: bool = False
    weighed_by: str = ""


@transaction.atomic
def weigh(
    *, points: Sequence[Point], owner: MatterOwner, answer: Answer, actor: User | str,
    now: datetime, seen: Mapping[str, str] | None = None,
) -> tuple[Weighing, ...]:  # fmt: skip
    """Answer the points alike for the owner; a later answer replaces one, and both stay.

    `seen` tells by the points' codes which answer the writer had before them, nothing for none;
    without it nothing is compared. Raises MatterClosed, HearingOpen, NotAsked, ReasonMissing,
    ChangeMissing, PlaceMissing, AnsweredMeanwhile; then no point is answered.
    """
    matter = hold(owner.matter, now)
    _require_whole(answer, owner)
    rows = _asked(points, owner, now)
    standing = _standing(rows, owner)
    if seen is not None:
        _require_seen(standing, seen)
    Weighing.objects.filter(pk__in=[each.pk for each in standing.values()]).update(is_current=False)
    moment = _after_letters(rows, now)
    written = tuple(_write(point, owner, answer, moment) for point in rows)
    for weighing in written:
        before = standing.get(weighing.point_id)
        record(
            actor, "weighed", weighing, now=now, region=matter.region,
            before=state_of(before, *_TOLD) if before else None, after=state_of(weighing, *_TOLD),
        )  # fmt: skip
    return written


def _require_whole(answer: Answer, owner: MatterOwner) -> None:
    if answer.state == PointState.OPEN:
        raise ReasonMissing
    if answer.state != PointState.TAKEN and not answer.reason.strip():
        raise ReasonMissing
    if answer.change is not None and answer.change.owner_id != owner.pk:
        raise ChangeMissing
    if answer.state == PointState.TAKEN and answer.change is None:
        raise ChangeMissing
    if answer.state == PointState.OUT_OF_REMIT and not answer.belongs_to.strip():
        raise PlaceMissing


def _asked(points: Sequence[Point], owner: MatterOwner, now: datetime) -> list[Point]:
    """Return the points as they stand, each once; raises NotAsked, HearingOpen."""
    wanted = {point.pk for point in points}
    rows = Point.objects.standing().filter(
        pk__in=wanted, contribution__matter=owner.matter_id,
        contribution__published_at__isnull=False,
    )  # fmt: skip
    # A letter that is being written about them is waited for, or waits.
    rows = rows.select_for_update(of=("contribution",))
    found = list(rows.select_related("contribution__stage").in_order())
    if len(found) != len(wanted) or any(p.owner_id not in {None, owner.pk} for p in found):
        raise NotAsked
    if any(point.contribution.waits_from() > now for point in found):
        raise HearingOpen
    return found


def _standing(points: Sequence[Point], owner: MatterOwner) -> dict[int, Weighing]:
    rows = Weighing.objects.current().filter(point__in=points, owner=owner)
    return {row.point_id: row for row in rows}


def _after_letters(points: Sequence[Point], now: datetime) -> datetime:
    """Return the moment of the answers: after the last letter about these views.

    Who waited for a letter to be written has an earlier moment than it, yet it does not hold
    their answer, which must not count as told.
    """
    letters = Notice.objects.filter(contribution__in={point.contribution_id for point in points})
    last = letters.aggregate(last=Max("told_at"))["last"]
    return now if last is None else max(now, last + timedelta.resolution)


def _require_seen(standing: Mapping[int, Weighing], seen: Mapping[str, str]) -> None:
    """Compare what stands with what the writer saw; the matter's row is held, so nothing slips."""
    others = [each for each in standing.values() if seen.get(each.point_code, "") != each.code]
    if others:
        raise AnsweredMeanwhile(others)


def _write(point: Point, owner: MatterOwner, answer: Answer, now: datetime) -> Weighing:
    role = owner.role.in_language(answer.language).value or str(owner)
    heading = answer.change.heading.in_language(answer.language).value if answer.change else ""
    is_elsewhere = answer.state == PointState.OUT_OF_REMIT
    weighing = Weighing(
        point=point, owner=owner, point_code=point.code, body_name=str(owner)[:_LONGEST],
        state=answer.state, language=answer.language, reason=answer.reason.strip(),
        belongs_to=answer.belongs_to.strip() if is_elsewhere else "",
        change=answer.change, change_heading=heading,
        weighed_by=(answer.weighed_by or role)[:_LONGEST], on_behalf=answer.on_behalf,
        weighed_at=now, weighed_on=day_of(now),
    )  # fmt: skip
    commit(weighing, now=now, exclude=_GIVEN)
    return weighing


@transaction.atomic
def record_change(
    *, owner: MatterOwner, values: Mapping[str, Any], actor: User | str, now: datetime
) -> Change:
    """Write down what changed in an owner's text, the old beside the new. Raises MatterClosed."""
    matter = hold(owner.matter, now)
    change = Change(matter=matter, owner=owner, made_at=now, **values)
    save_clean(change, exclude=("matter", "owner"), force_insert=True)
    record(actor, "changed text", change, now=now, region=matter.region, after=state_of(change))
    return change


def tie_decision(*, decision: Decision, points: Sequence[Point]) -> None:
    """Say that a decision answers the points; harmless when it was said before."""
    rows = [DecisionPoint(decision=decision, point=point) for point in points]
    DecisionPoint.objects.bulk_create(rows, ignore_conflicts=True)
