"""Offers to take a task: of one association, of one network, and what waits for coordination."""

from __future__ import annotations

from django.db.models import Count, Prefetch, Q, QuerySet

from kumaja.foundation.regions.models import Region
from kumaja.network.networks.domain.kinds import OfferState
from kumaja.network.networks.models import Network, OfferParty, TaskOffer, TaskOfferQuerySet
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation


def with_parties(offers: QuerySet[TaskOffer]) -> QuerySet[TaskOffer]:
    """Load offers with their task, its network, and their parties: two statements."""
    parties = OfferParty.objects.select_related("organisation").order_by("position")
    rows = offers.select_related("task__network__region", "holding")
    return rows.prefetch_related(Prefetch("parties", parties))


def offers_of(organisation: Organisation, region: Region) -> list[TaskOffer]:
    """Return the offers in which the organisation is a party, the latest first."""
    rows = TaskOffer.objects.in_region(region).filter(parties__organisation=organisation)
    return list(with_parties(rows).order_by("-offered_at", "-pk"))


def offers_to(network: Network) -> list[TaskOffer]:
    """Return what has been offered for the network's tasks, the latest first."""
    rows = TaskOffer.objects.filter(task__network=network)
    return list(with_parties(rows).order_by("-offered_at", "-pk"))


def waiting_offers(region: Region) -> TaskOfferQuerySet:
    """Return the region's offers that wait for coordination."""
    return TaskOffer.objects.in_region(region).in_state(OfferState.WAITING)


def with_waiting(networks: QuerySet[Network]) -> QuerySet[Network]:
    """Return the networks with how many offers are `waiting` for coordination."""
    waiting = Count("tasks__offers", filter=Q(tasks__offers__state=OfferState.WAITING))
    return networks.annotate(waiting=waiting)


def candidates(network: Network) -> list[Organisation]:
    """Return who can hold a task or offer for it: the network's members, no public body."""
    rows = Organisation.objects.filter(
        network_memberships__network=network, network_memberships__until_on__isnull=True
    )
    return list(rows.current().exclude(kind=OrganisationKind.PUBLIC_BODY).by_name())
