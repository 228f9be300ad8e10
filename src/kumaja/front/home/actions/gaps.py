"""Adding and closing gaps of accessibility."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.front.home.models import AccessibilityGap
from kumaja.network.registry.domain.days import day_of


@transaction.atomic
def add_gap(
    *, what: Trilingual, plan: Trilingual, since_on: date, actor: User, now: datetime
) -> AccessibilityGap:
    """Tell in the statement of something that is not accessible."""
    gap = AccessibilityGap(
        what_fi=what.fi, what_sv=what.sv, what_en=what.en,
        plan_fi=plan.fi, plan_sv=plan.sv, plan_en=plan.en,
        since_on=since_on,
    )  # fmt: skip
    gap.full_clean()
    gap.save(force_insert=True)
    record(actor, "added", gap, now=now, after={"what": what.fi, "since_on": since_on})
    return gap


@transaction.atomic
def close_gap(*, gap: AccessibilityGap, actor: User, now: datetime) -> None:
    """Take a gap that was mended out of the statement; closing twice changes nothing."""
    open_row = AccessibilityGap.objects.filter(pk=gap.pk, fixed_on__isnull=True)
    if open_row.update(fixed_on=max(day_of(now), gap.since_on)):
        record(actor, "closed", gap, now=now)
