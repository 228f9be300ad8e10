"""Joining a network, changing how actively, leaving it; seats of the support group.

Whether the actor may decide for the organisation is asked by the policy before
(`may_take_part`); that the organisation belongs to the region is asked here.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.network.networks.actions.founding import require_running
from kumaja.network.networks.domain.kinds import Degree
from kumaja.network.networks.models import Network, NetworkMembership, SupportGroupSeat
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation

_SETTLED = ("network", "organisation")


class AlreadyMember(Exception):
    """The organisation is in the network already, or sits in its support group."""


class MembershipEnded(Exception):
    """The membership or seat has ended already."""


class NotOfTheRegion(Exception):
    """The organisation does not act in the network's region, or has ended its work."""


@transaction.atomic
def join_network(
    *, network: Network, organisation: Organisation, degree: Degree, actor: object, now: datetime
) -> NetworkMembership:
    """Make the organisation a member from today on; it may have been one before."""
    require_running(network, now)
    held = hold_for_act(organisation, network, now)
    if NetworkMembership.objects.open().filter(network=network, organisation=held).exists():
        raise AlreadyMember(organisation.code)
    row = NetworkMembership(network=network, organisation=held, degree=degree)
    return _begin(row, "joined", actor, now)


@transaction.atomic
def change_degree(
    *, membership: NetworkMembership, degree: Degree, actor: object, now: datetime
) -> NetworkMembership:
    """Change how actively the member takes part: one row ends today and another begins."""
    require_running(membership.network, now)
    row = _open_row(membership)
    if row.degree == degree:
        return row
    _end(row, "changed its degree", actor, now)
    new = NetworkMembership(network=row.network, organisation=row.organisation, degree=degree)
    return _begin(new, "began a degree", actor, now)


@transaction.atomic
def leave_network(*, membership: NetworkMembership, actor: object, now: datetime) -> None:
    """End the membership today; what the organisation said stays, and it may come back."""
    require_running(membership.network, now)
    _end(_open_row(membership), "left", actor, now)


@transaction.atomic
def seat_in_support_group(
    *, network: Network, organisation: Organisation, since_on: date, actor: object, now: datetime
) -> SupportGroupSeat:
    """Give an organisation a seat in the group beside coordination."""
    require_running(network, now)
    held = hold_for_act(organisation, network, now)
    if network.support_seats.filter(organisation=held, until_on__isnull=True).exists():
        raise AlreadyMember(organisation.code)
    seat = SupportGroupSeat(network=network, organisation=held, since_on=since_on)
    save_clean(seat, exclude=_SETTLED, force_insert=True)
    record(actor, "seated", seat, now=now, region=network.region, after=state_of(seat))
    return seat


@transaction.atomic
def end_seat(*, seat: SupportGroupSeat, actor: object, now: datetime) -> None:
    """End a seat of the support group today."""
    require_running(seat.network, now)
    row = SupportGroupSeat.objects.select_for_update().get(pk=seat.pk)
    if row.until_on is not None:
        raise MembershipEnded(row.code)
    row.until_on = max(day_of(now), row.since_on)
    save_clean(row, exclude=_SETTLED)
    record(actor, "ended", row, now=now, region=seat.network.region, before={"until_on": None},
           after={"until_on": row.until_on})  # fmt: skip


def hold_for_act(organisation: Organisation, network: Network, now: datetime) -> Organisation:
    """Return the organisation, held until the transaction ends; raises NotOfTheRegion.

    Of two acts for one organisation at once the second waits here, and then sees the first.
    """
    rows = Organisation.objects.select_for_update(of=("self",)).current()
    found = rows.in_region(network.region).filter(pk=organisation.pk).first()
    if found is None or found.has_ended_on(day_of(now)):
        raise NotOfTheRegion(organisation.code)
    return found


def _open_row(membership: NetworkMembership) -> NetworkMembership:
    rows = NetworkMembership.objects.select_for_update(of=("self",))
    row = rows.select_related("network__region", "organisation").get(pk=membership.pk)
    if row.until_on is not None:
        raise MembershipEnded(row.code)
    return row


def _begin(row: NetworkMembership, verb: str, actor: object, now: datetime) -> NetworkMembership:
    row.since_on = day_of(now)
    save_clean(row, exclude=_SETTLED, force_insert=True)
    record(actor, verb, row, now=now, region=row.network.region, after=state_of(row))
    return row


def _end(row: NetworkMembership, verb: str, actor: object, now: datetime) -> None:
    row.until_on = max(day_of(now), row.since_on)
    save_clean(row, exclude=_SETTLED)
    record(actor, verb, row, now=now, region=row.network.region, before={"until_on": None},
           after={"until_on": row.until_on})  # fmt: skip
