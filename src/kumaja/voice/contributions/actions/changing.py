"""Correcting, dividing anew and withdrawing: possible, and visible."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.ledger.actions import commit, erase
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.voice.contributions.actions.erasing import erase_words
from kumaja.voice.contributions.actions.recording import NothingSaid, SaidPoint, write_points
from kumaja.voice.contributions.models import Contribution, Correction, Point, Withdrawal
from kumaja.voice.matters.actions.opening import hold as hold_matter


class AlreadyWithdrawn(Exception):
    """The contribution was taken back before, by its speaker or by their erasure."""


@transaction.atomic
def correct_contribution(
    *, contribution: Contribution, body: str, points: Sequence[SaidPoint], reason: str,
    actor: User | str, now: datetime,
) -> Correction:  # fmt: skip
    """Correct or complete what was said; what stood before stays readable.

    Whether it may still be corrected, the room that took it in knows. The points are divided
    anew. Raises MatterClosed, AlreadyWithdrawn, NothingSaid.
    """
    row = hold_to_change(contribution, now)
    if not body.strip():
        raise NothingSaid
    correction = Correction(
        contribution=row, number=row.number, speaker_name=row.speaker_name, body=body.strip(),
        reason=reason[:400], at=now,
    )  # fmt: skip
    commit(correction, now=now, exclude=("contribution",))
    _replace_points(row, points or [SaidPoint(body)], now)
    row.settled_at = now if points else None
    row.save(update_fields=["settled_at"])
    told = {"body": body.strip(), "reason": reason}
    record(actor, "corrected", row, now=now, region=row.region, after=told)
    return correction


@transaction.atomic
def settle_points(
    *, contribution: Contribution, points: Sequence[SaidPoint], actor: User | str, now: datetime
) -> list[Point]:
    """Divide what was said into the points that the speaker wants answered."""
    row = hold_to_change(contribution, now)
    written = _replace_points(row, points, now)
    row.settled_at = now
    row.save(update_fields=["settled_at"])
    told = {"points": [point.text for point in written]}
    record(actor, "settled points", row, now=now, region=row.region, after=told)
    return written


@transaction.atomic
def withdraw_contribution(
    *, contribution: Contribution, reason: str, actor: User | str, now: datetime
) -> Withdrawal:
    """Take back what was said: its texts are erased, that it was said stays, with its leaves.

    Raises MatterClosed, AlreadyWithdrawn.
    """
    row = hold_to_change(contribution, now)
    withdrawal = Withdrawal(
        contribution=row, number=row.number, speaker_name=row.speaker_name, reason=reason[:400],
        at=now,
    )  # fmt: skip
    commit(withdrawal, now=now, exclude=("contribution",))
    row.withdrawn_at = now
    row.save(update_fields=["withdrawn_at"])
    erase_words(row, now=now, also={})
    erase(row, blanks={"body": ""}, now=now)
    told = {"withdrawn_at": now, "reason": reason}
    record(actor, "withdrew", row, now=now, region=row.region, after=told)
    return withdrawal


def hold(contribution: Contribution, now: datetime) -> Contribution:
    """Return the row as it stands, held to the end of the transaction; raises AlreadyWithdrawn."""
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("region")
    row = rows.get(pk=contribution.pk)
    require_open(row.region, now)
    if row.is_withdrawn:
        raise AlreadyWithdrawn(row.number)
    return row


def hold_to_change(contribution: Contribution, now: datetime) -> Contribution:
    """Return the row held, its matter not done; raises MatterClosed, AlreadyWithdrawn."""
    if contribution.matter is not None:
        hold_matter(contribution.matter, now)
    return hold(contribution, now)


def _replace_points(row: Contribution, points: Sequence[SaidPoint], now: datetime) -> list[Point]:
    row.points.filter(replaced_at=None).update(replaced_at=now)
    return write_points(row, points, now=now)
