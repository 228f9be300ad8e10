"""Completing what was said: new points beside those that stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.ledger.actions import commit
from kumaja.voice.contributions.actions.changing import hold_to_change
from kumaja.voice.contributions.actions.recording import NothingSaid, SaidPoint, write_points
from kumaja.voice.contributions.models import Contribution, Correction, Point


@transaction.atomic
def complete_contribution(
    *, contribution: Contribution, body: str, points: Sequence[SaidPoint], actor: User | str,
    now: datetime,
) -> tuple[Correction, list[Point]]:  # fmt: skip
    """Add to what was said, as one with it: points that stand keep their rows and their answers.

    Returns what was added and its points. Raises MatterClosed,
    AlreadyWithdrawn, NothingSaid.
    """
    row = hold_to_change(contribution, now)
    if not body.strip():
        raise NothingSaid
    before = row.corrections.order_by("-at", "-pk").values_list("body", flat=True).first()
    whole = f"{before or row.body}\n\n{body.strip()}"
    correction = Correction(
        contribution=row, number=row.number, speaker_name=row.speaker_name, body=whole, at=now
    )
    commit(correction, now=now, exclude=("contribution",))
    last = row.points.aggregate(last=Max("number"))["last"] or 0
    written = write_points(row, points or [SaidPoint(body)], now=now, after=last)
    told = {"body": whole, "points": [point.text for point in written]}
    record(actor, "completed", row, now=now, region=row.region, after=told)
    return correction, written
