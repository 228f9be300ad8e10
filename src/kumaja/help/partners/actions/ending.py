"""Closing a request with what came of it, withdrawing it, and forgetting what is old."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import empty_rows_about, record
from kumaja.foundation.audit.queries import key_of, label_of, state_of
from kumaja.foundation.core.engine.html import cleaned
from kumaja.help.partners.actions.drafting import hold
from kumaja.help.partners.actions.letters import tell_end
from kumaja.help.partners.actions.sending import invitations_of
from kumaja.help.partners.domain.kinds import LONGEST_NEED, Answer, RequestState
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest

KEEP_DRAFTS: Final = timedelta(days=90)
KEEP_ADDRESSES: Final = timedelta(days=365)


@transaction.atomic
def close_request(
    *, request: PartnerRequest, outcome: str, actor: User | str, now: datetime
) -> int:
    """Tell all who answered what came of it; returns how many were told. Raises RequestNotDraft."""
    row = hold(request, now, RequestState.SENT)
    _end(row, RequestState.CLOSED, outcome, now)
    told = [each for each in invitations_of(row) if each.state != Answer.WAITING]
    for each in told:
        tell_end(each, now=now)
    record(actor, "closed", row, now=now, region=row.region, after=_after(row, told))
    return len(told)


@transaction.atomic
def withdraw_request(
    *, request: PartnerRequest, reason: str, actor: User | str, now: datetime
) -> int:
    """Take a sent request back and say so to all but those who declined; returns to how many."""
    row = hold(request, now, RequestState.SENT)
    _end(row, RequestState.WITHDRAWN, reason, now)
    told = [each for each in invitations_of(row) if each.state != Answer.DECLINED]
    for each in told:
        tell_end(each, now=now)
    record(actor, "withdrew", row, now=now, region=row.region, after=_after(row, told))
    return len(told)


def _after(row: PartnerRequest, told: Sequence[PartnerInvitation]) -> dict[str, Any]:
    return {"told": len(told)} | state_of(row, "state")


def _end(row: PartnerRequest, state: RequestState, words: str, now: datetime) -> None:
    row.state, row.ended_at, row.outcome = state, now, cleaned(words)[:LONGEST_NEED]
    row.full_clean(exclude=["region", "body", "network", "asked_by"], validate_constraints=False)
    row.save(update_fields=["state", "ended_at", "outcome"])


def forget_old_requests(*, now: datetime) -> None:
    """Delete drafts nobody sent in three months, and who was reached a year after the end."""
    drafts = PartnerRequest.objects.in_state(RequestState.DRAFT)
    drafts.filter(created_at__lt=now - KEEP_DRAFTS).delete()
    old = PartnerInvitation.objects.filter(request__ended_at__lt=now - KEEP_ADDRESSES)
    old.update(to="", contact="", word="")
    ended = PartnerRequest.objects.filter(ended_at__lt=now - KEEP_ADDRESSES)
    ended.update(asked_by=None, contact="–")


@transaction.atomic
def forget_person(user: User, address: str) -> None:
    """Erase a person and their address from requests; what the organisations did stays."""
    asked = PartnerRequest.objects.filter(asked_by=user)
    for request in asked:
        empty_rows_about(label=label_of(request), key=key_of(request))
    asked.update(asked_by=None, contact="–")
    mine = PartnerInvitation.objects.filter(to__iexact=address)
    mine.update(to="")
    PartnerInvitation.objects.filter(answered_by=user).update(answered_by=None)
    named = PartnerInvitation.objects.filter(contact__icontains=address)
    named.update(contact="")
    PartnerInvitation.objects.filter(word__icontains=address).update(word="")
