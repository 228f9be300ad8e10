"""Asking members, taking their answers, summing up, closing, forgetting."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.core.engine.html import cleaned
from kumaja.foundation.imports.domain.identity_codes import has_identity_code
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation
from kumaja.voice.matters.models import Matter
from kumaja.voice.relay.domain.limits import KEEP_ANSWERS, LONGEST_ANSWER
from kumaja.voice.relay.models import Relay, RelayAnswer
from kumaja.voice.relay.policies import may_ask_members


class RelayClosed(Exception):
    """The association no longer takes answers."""


class NotOwn(Exception):
    """The one who acts is none of the association's own people."""


class NothingAnswered(Exception):
    """An answer without a word, or one that holds an identity code."""


@transaction.atomic
def begin_relay(
    *, organisation: Organisation, matter: Matter, question: str, language: str,
    closes_at: datetime, members: int | None, actor: User | str, now: datetime,
) -> Relay:  # fmt: skip
    """Ask members about a matter; raises NotOwn, RelayClosed when the end has passed."""
    require_open(matter.region, now)
    _require_own(organisation, actor, now)
    if closes_at <= now:
        raise RelayClosed(organisation.code)
    if not organisation.memberships.filter(region=matter.region).exists():
        raise NotOwn(organisation.code)
    relay = Relay(
        region=matter.region, organisation=organisation, matter=matter, language=language,
        person=actor if isinstance(actor, User) else None, question=cleaned(question),
        members=members, created_at=now, closes_at=closes_at,
    )  # fmt: skip
    save_clean(relay, exclude=("region", "organisation", "matter", "person"), force_insert=True)
    told = state_of(relay)
    del told["answered"]  # what members answer is in no row of the log, so it tells no count either
    record(actor, "asked members", relay, now=now, region=matter.region, after=told)
    return relay


@transaction.atomic
def answer_relay(*, relay: Relay, text: str, now: datetime) -> RelayAnswer:
    """Take one member's answer in; raises RelayClosed, NothingAnswered.

    It has no actor and no row of the log: who answered, and at which hour, is nobody's.
    """
    require_open(relay.region, now)
    row = Relay.objects.select_for_update().get(pk=relay.pk)
    if not row.is_open_at(now):
        raise RelayClosed(row.code)
    said = cleaned(text)[:LONGEST_ANSWER]
    if not said or has_identity_code(said):
        raise NothingAnswered(row.code)
    Relay.objects.filter(pk=row.pk).update(answered=F("answered") + 1)
    return RelayAnswer.objects.create(relay=row, text=said, answered_on=day_of(now))


@transaction.atomic
def sum_up(
    *, relay: Relay, summary: str, members: int | None, actor: User | str, now: datetime
) -> Relay:
    """Write in the association's own words what members said; raises NotOwn."""
    row = _held(relay, actor, now)
    said = cleaned(summary)
    if has_identity_code(said):
        raise ValidationError({"summary": "identity code"})
    before = state_of(row, "summary", "members")
    row.summary, row.members = said, members
    save_clean(row, exclude=("region", "organisation", "matter", "person"))
    after = state_of(row, "summary", "members")
    record(actor, "summed up", row, now=now, region=row.region, before=before, after=after)
    return row


@transaction.atomic
def close_relay(*, relay: Relay, actor: User | str, now: datetime) -> Relay:
    """Take no more answers; harmless twice. Raises NotOwn."""
    row = _held(relay, actor, now)
    if row.closed_at is None:
        row.closed_at = now
        row.save(update_fields=["closed_at"])
        record(actor, "closed", row, now=now, region=row.region, after={"closed_at": now})
    return row


def forget_old_answers(*, now: datetime) -> int:
    """Delete answers 24 months after they were given; how many there were stays."""
    old = RelayAnswer.objects.filter(answered_on__lt=day_of(now - KEEP_ANSWERS))
    return old.delete()[0]


def _held(relay: Relay, actor: User | str, now: datetime) -> Relay:
    rows = Relay.objects.select_for_update(of=("self",)).select_related("region", "organisation")
    row = rows.get(pk=relay.pk)
    require_open(row.region, now)
    _require_own(row.organisation, actor, now)
    return row


def _require_own(organisation: Organisation, actor: User | str, now: datetime) -> None:
    if isinstance(actor, User) and not may_ask_members(actor, organisation, day_of(now)):
        raise NotOwn(organisation.code)
