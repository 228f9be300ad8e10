"""Networks as coordination keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kumaja.foundation.regions.models import Region
from kumaja.network.networks.domain.holding import COMMUNITIES
from kumaja.network.networks.models import Network, NetworkTask, SupportGroupSeat, TaskOffer
from kumaja.network.networks.policies import kept_by
from kumaja.network.networks.queries.detail import ReportedGoal, goals_of
from kumaja.network.networks.queries.offers import offers_to, with_waiting
from kumaja.network.networks.queries.tasks import Task, tasks_of
from kumaja.network.networks.queries.words import KIND_WORDS, Words
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import Visitor, visible_in


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A network of the list: how many offers wait, and whether nobody coordinates it."""

    network: Network
    waiting: int
    is_vacant: bool
    has_ended: bool

    @property
    def kind(self) -> Words:
        """What sort of network it is."""
        return KIND_WORDS[self.network.kind]


@dataclass(frozen=True, slots=True)
class KeptNetwork:
    """Everything that coordination keeps of a network."""

    has_ended: bool
    tasks: tuple[Task, ...]
    offers: tuple[TaskOffer, ...]
    goals: tuple[ReportedGoal, ...]
    seats: tuple[SupportGroupSeat, ...]


def list_kept_networks(user: Visitor, region: Region, day: date) -> list[KeptRow]:
    """Return the networks by name, those with waiting offers first, ended ones last."""
    networks = list(with_waiting(kept_by(user, region, day).current()).by_name())  # type: ignore[attr-defined]
    tasks = tasks_of(NetworkTask.objects.filter(network__in=[row.pk for row in networks]), day)
    vacant = {task.network for task in tasks if task.kind == "coordination" and task.now is None}
    rows = [KeptRow(row, row.waiting, row.pk in vacant, row.has_ended_on(day)) for row in networks]
    return sorted(rows, key=lambda row: (row.has_ended, not row.waiting))


def get_kept_network(network: Network, day: date) -> KeptNetwork:
    """Return what coordination keeps of a loaded network."""
    seats = network.support_seats.select_related("organisation").filter(
        Q(until_on__isnull=True) | Q(until_on__gt=day)
    )
    return KeptNetwork(
        has_ended=network.has_ended_on(day),
        tasks=tuple(tasks_of(NetworkTask.objects.filter(network=network), day)),
        offers=tuple(offers_to(network)),
        goals=goals_of(network),
        seats=tuple(seats.order_by("organisation__sort_key", "pk")),
    )


def conveners_in(region: Region, network: Network | None) -> list[Organisation]:
    """Return who may convene a network: communities and umbrellas, and who convenes it now."""
    fitting = Q(kind__in=sorted(COMMUNITIES))
    if network is not None and network.convener_id is not None:
        fitting |= Q(pk=network.convener_id)
    return list(visible_in(region).filter(fitting).by_name())


def bodies_of(region: Region) -> list[Organisation]:
    """Return the public bodies of the region by name."""
    return list(visible_in(region).of_kind(OrganisationKind.PUBLIC_BODY).by_name())
