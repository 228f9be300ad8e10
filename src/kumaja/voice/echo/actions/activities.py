"""Naming the activity that a decision led to, so that people find the way there and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.help.directory.models import Activity
from kumaja.voice.echo.models import DecisionActivity
from kumaja.voice.matters.actions.decisions import DecisionReplaced
from kumaja.voice.matters.actions.opening import hold
from kumaja.voice.matters.models import Decision

_GIVEN: Final = ("decision", "activity")


class ActivityElsewhere(Exception):
    """The activity belongs to another region, or was taken out of lists."""


class AlreadyNamed(Exception):
    """The decision, or the one that it replaced, names the activity already."""


@transaction.atomic
def name_activity(
    *, decision: Decision, activity: Activity, outcome: Mapping[str, str] | None = None,
    actor: User | str, now: datetime,
) -> DecisionActivity:  # fmt: skip
    """Say that a decision led to an activity; `outcome` is a sentence by column, or none.

    Raises MatterClosed, DecisionReplaced, ActivityElsewhere, AlreadyNamed.
    """
    matter = hold(decision.matter, now)
    if Decision.objects.filter(replaces=decision).exists():
        raise DecisionReplaced(decision.code)
    # The row as it is now: it may have been taken out of lists since the page was read.
    row = Activity.objects.current().filter(pk=activity.pk, region=matter.region_id).first()
    if row is None:
        raise ActivityElsewhere(activity.code)
    if DecisionActivity.objects.filter(decision__in=[*_chain(decision)], activity=row).exists():
        raise AlreadyNamed(activity.code)
    link = DecisionActivity(decision=decision, activity=row, recorded_at=now, **(outcome or {}))
    save_clean(link, exclude=_GIVEN, force_insert=True)
    record(actor, "named an activity", link, now=now, region=matter.region, after=state_of(link))
    return link


@transaction.atomic
def unname_activity(*, link: DecisionActivity, actor: User | str, now: datetime) -> None:
    """Take an activity back from its decision; the log keeps it. Raises MatterClosed."""
    matter = hold(link.decision.matter, now)
    record(
        actor, "took an activity back", link, now=now, region=matter.region, before=state_of(link)
    )
    link.delete()


def _chain(decision: Decision) -> Iterator[Decision]:
    """Yield the decision and those that it replaced, one after the other."""
    row: Decision | None = decision
    while row is not None:
        yield row
        row = row.replaces
