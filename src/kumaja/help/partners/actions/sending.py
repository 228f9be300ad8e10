"""One send: a mail to each invited association; and gently once more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Prefetch

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.places.models import Municipality
from kumaja.help.partners.actions.drafting import Invited, add_invitations, hold
from kumaja.help.partners.actions.letters import invite
from kumaja.help.partners.domain.kinds import MOST_INVITED, MOST_SENT_A_DAY, Answer, RequestState
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest
from kumaja.help.partners.queries.telling import names_for
from kumaja.help.upkeep.queries.reach import broken_addresses, first_working, reaches
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation

DAY: Final = timedelta(days=1)
# Who was reminded is left in peace for a week.
REMIND_AFTER: Final = timedelta(days=7)


class NobodyInvited(Exception):
    """Nobody was chosen, so that nobody would get anything."""


class TooManySent(Exception):
    """The body has sent its share of the day."""


class TooLate(Exception):
    """The day by which an answer was asked for has gone by."""


@transaction.atomic
def send_request(*, request: PartnerRequest, actor: User | str, now: datetime) -> int:
    """Send a draft to all whom it invites; returns to how many.

    Raises RequestNotDraft, NobodyInvited, TooManySent, TooLate.
    """
    row = hold(request, now, RequestState.DRAFT)
    body = Organisation.objects.select_for_update().get(pk=row.body_id)
    if row.answer_by_on <= day_of(now):
        raise TooLate(row.code)
    sent = PartnerRequest.objects.ever_sent().filter(body=body, sent_at__gt=now - DAY)
    if sent.count() >= MOST_SENT_A_DAY:
        raise TooManySent(body.code)
    rows = invitations_of(row)
    if not rows:
        raise NobodyInvited(row.code)
    row.state, row.sent_at = RequestState.SENT, now
    row.asked_by = actor if isinstance(actor, User) else None
    row.save(update_fields=["state", "sent_at", "asked_by"])
    _deliver(rows, now)
    told = {"invited": len(rows), "by_mail": sum(bool(each.to) for each in rows)}
    told |= state_of(row, "state")
    record(actor, "sent to partners", row, now=now, region=row.region, after=told)
    return len(rows)


@transaction.atomic
def add_invited(
    *, request: PartnerRequest, invited: Iterable[Invited], actor: User | str, now: datetime
) -> int:
    """Ask more associations the same, by coordination; returns how many are new.

    Raises RequestNotDraft when it no longer takes answers, NotOfTheRegion.
    """
    row = hold(request, now, RequestState.SENT)
    new = add_invitations(row, list(invited)[:MOST_INVITED])
    rows = [each for each in invitations_of(row) if each.invited_at is None]
    _deliver(rows, now)
    told = {"added": [each.organisation.code for each in new]}
    record(actor, "asked more", row, now=now, region=row.region, after=told)
    return len(rows)


def invitations_of(request: PartnerRequest) -> list[PartnerInvitation]:
    """Return the request's invitations by name, with all that their mails tell."""
    areas = Prefetch("areas", Municipality.objects.order_by("sort_key_fi", "pk"))
    full = PartnerRequest.objects.select_related("region", "body", "network")
    row = full.prefetch_related(areas).get(pk=request.pk)
    rows = list(
        PartnerInvitation.objects.filter(request=row)
        .select_related("organisation")
        .order_by("organisation__sort_key", "pk")
    )
    for each in rows:
        each.request = row
    return rows


def _deliver(rows: Sequence[PartnerInvitation], now: datetime) -> None:
    """Mail those who have an address that works; the others are coordination's to ring."""
    addresses = reaches([each.organisation for each in rows], day_of(now))
    broken, names = broken_addresses(), names_for(each.why for each in rows)
    for each in rows:
        each.to = first_working(addresses[each.organisation_id], broken)
        each.invited_at = now
        each.save(update_fields=["to", "invited_at"])
        if each.to:
            invite(each, names, is_reminder=False, now=now)


def to_remind(request: PartnerRequest, now: datetime) -> list[PartnerInvitation]:
    """Return who has not answered, has an address, and was not written to in a week."""
    return [
        each
        for each in invitations_of(request)
        if each.state == Answer.WAITING
        and each.to
        and now - (each.reminded_at or each.invited_at or now) >= REMIND_AFTER
    ]


@transaction.atomic
def remind(*, request: PartnerRequest, actor: User | str, now: datetime) -> int:
    """Write once more to who has not answered; returns to how many. Raises RequestNotDraft."""
    row = hold(request, now, RequestState.SENT)
    rows = to_remind(row, now)
    names = names_for(each.why for each in rows)
    for each in rows:
        each.reminded_at = now
        each.save(update_fields=["reminded_at"])
        invite(each, names, is_reminder=True, now=now)
    record(actor, "reminded", row, now=now, region=row.region, after={"reminded": len(rows)})
    return len(rows)
