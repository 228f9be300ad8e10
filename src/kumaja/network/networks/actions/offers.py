"""Offering for a vacant task together, agreeing by each party's own people, and the answer.

Nobody signs for an association they don't speak for: an offer waits for coordination only when
every party has agreed. Whether the actor speaks for the party is asked by the policy before
(`may_offer`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.network.networks.actions.letters import tell_parties
from kumaja.network.networks.actions.membership import hold_for_act
from kumaja.network.networks.actions.tasks import (
    Decision,
    Holders,
    TaskHeld,
    hold_task,
    hold_task_row,
)
from kumaja.network.networks.domain.holding import manner_of, overlaps
from kumaja.network.networks.domain.kinds import OPEN_OFFERS, OfferState
from kumaja.network.networks.models import NetworkTask, OfferParty, TaskHolding, TaskOffer
from kumaja.network.registry.models import Organisation

_SETTLED = ("task", "holding")


class OfferClosed(Exception):
    """The offer was answered or withdrawn already, or does not wait for this."""


class OfferedAlready(Exception):
    """The organisation has an offer for this task that still waits."""


@transaction.atomic
def offer_for_task(
    *,
    task: NetworkTask,
    offering: Organisation,
    together_with: Sequence[Organisation],
    words: str,
    language: str,
    starts_on: date,
    actor: object,
    now: datetime,
) -> TaskOffer:
    """Offer to take a task; who offers has agreed by that, the others are asked by mail."""
    row = hold_task_row(task, now)
    parties = [hold_for_act(one, task.network, now) for one in (offering, *together_with)]
    _require_possible(row, parties, starts_on)
    offer = TaskOffer(
        task=row, words=words, language=language, starts_on=starts_on, offered_at=now,
        state=OfferState.GATHERING if together_with else OfferState.WAITING,
    )  # fmt: skip
    save_clean(offer, exclude=_SETTLED, force_insert=True)
    for position, party in enumerate(parties):
        one = OfferParty(offer=offer, organisation=party, position=position)
        one.agreed_at = None if position else now
        save_clean(one, exclude=["offer", "organisation"], force_insert=True)
    after = state_of(offer) | {"parties": [party.code for party in parties]}
    record(actor, "offered", offer, now=now, region=task.network.region, after=after)
    if together_with:
        tell_parties(offer, "asked", now=now, besides=offering)
    return offer


@transaction.atomic
def agree_to_offer(
    *, offer: TaskOffer, organisation: Organisation, actor: object, now: datetime
) -> TaskOffer:
    """Agree in a party's name; with the last one the offer begins to wait for coordination."""
    row = _held(offer, now, OfferState.GATHERING)
    party = row.parties.filter(organisation=organisation, agreed_at__isnull=True).first()
    if party is None:
        raise OfferClosed(offer.code)
    party.agreed_at = now
    party.save(update_fields=["agreed_at"])
    if not row.parties.filter(agreed_at__isnull=True).exists():
        row.state = OfferState.WAITING
        save_clean(row, exclude=_SETTLED)
    record(actor, "agreed", row, now=now, region=offer.task.network.region,
           after={"party": organisation.code, "state": row.state})  # fmt: skip
    return row


@transaction.atomic
def withdraw_offer(
    *, offer: TaskOffer, organisation: Organisation, actor: object, now: datetime
) -> None:
    """Withdraw an offer in the name of any of its parties; the others are told."""
    row = _held(offer, now, *OPEN_OFFERS)
    if not row.parties.filter(organisation=organisation).exists():
        raise OfferClosed(offer.code)
    _answer(row, OfferState.WITHDRAWN, "", actor, now)
    tell_parties(row, "withdrawn", now=now, besides=organisation)


@transaction.atomic
def accept_offer(
    *, offer: TaskOffer, decision: Decision, actor: object, now: datetime
) -> TaskHolding:
    """Give the task to those who offered, by a decision; they are told by mail."""
    row = _held(offer, now, OfferState.WAITING)
    parties = [
        one.organisation for one in row.parties.select_related("organisation").order_by("position")
    ]
    manner = manner_of([party.kind for party in parties])
    if manner is None:
        raise ValidationError(_("Those who offered no longer fit to hold the task."))
    holders = Holders(manner, parties)
    row.holding = hold_task(
        task=offer.task, holders=holders, decision=decision, actor=actor, now=now
    )
    _answer(row, OfferState.ACCEPTED, "", actor, now)
    tell_parties(row, "accepted", now=now)
    return row.holding


@transaction.atomic
def decline_offer(*, offer: TaskOffer, reason: str, actor: object, now: datetime) -> None:
    """Say no to an offer, with the reason; they are told by mail."""
    row = _held(offer, now, OfferState.WAITING)
    if not reason.strip():
        raise ValidationError({"reason": _("Tell the reason: they read it.")})
    _answer(row, OfferState.DECLINED, reason.strip(), actor, now)
    tell_parties(row, "declined", now=now)


def _require_possible(task: NetworkTask, parties: Sequence[Organisation], starts_on: date) -> None:
    if len({party.pk for party in parties}) < len(parties):
        raise ValidationError({"together_with": _("Name each association once.")})
    if manner_of([party.kind for party in parties]) is None:
        told = _("One community can take the task, or two to five associations together.")
        raise ValidationError({"together_with": told})
    spans = task.holdings.values_list("since_on", "until_on")
    if overlaps((starts_on, None), spans):
        raise TaskHeld(task.code)
    waiting = task.offers.in_state(*OPEN_OFFERS)
    if waiting.filter(parties__organisation=parties[0]).exists():
        raise OfferedAlready(parties[0].code)


def _held(offer: TaskOffer, now: datetime, *states: OfferState) -> TaskOffer:
    """Return the offer, its task held, when it is in one of the states; raises OfferClosed."""
    hold_task_row(offer.task, now)
    row = TaskOffer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    if row.state not in states:
        raise OfferClosed(offer.code)
    return row


def _answer(row: TaskOffer, state: OfferState, reason: str, actor: object, now: datetime) -> None:
    before = {"state": row.state}
    row.state, row.reason, row.answered_at = state, reason, now
    save_clean(row, exclude=_SETTLED)
    record(actor, str(state), row, now=now, region=row.task.network.region, before=before,
           after={"state": state, "reason": reason})  # fmt: skip
