"""Lists of networks: all of a region, those of an organisation, and who does what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.network.networks.domain.kinds import NetworkKind
from kumaja.network.networks.models import Network, NetworkMembership, NetworkTask
from kumaja.network.networks.policies import visible_in
from kumaja.network.networks.queries.tasks import Task, tasks_of
from kumaja.network.networks.queries.words import DEGREE_WORDS, KINDS_WORDS, Words
from kumaja.network.registry.models import Organisation

_NAMES: Final = ("name_fi", "name_sv", "name_en")
_ROW: Final = ("code", "kind", "starts_on", "ends_on", "locality", "is_region_wide", *_NAMES,
               "purpose_fi", "purpose_sv", "purpose_en")  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListedNetwork:
    """A network of a list, and how many are in it."""

    network: Network
    members: int


@dataclass(frozen=True, slots=True)
class KindGroup:
    """The networks of one kind, by name."""

    kind: str
    rows: tuple[ListedNetwork, ...]

    @property
    def word(self) -> Words:
        """What the kind is called."""
        return KINDS_WORDS[self.kind]


@dataclass(frozen=True, slots=True)
class NetworkList:
    """The running networks of a region by kind, and those that have ended."""

    groups: tuple[KindGroup, ...]
    ended: tuple[ListedNetwork, ...]

    @property
    def count(self) -> int:
        """How many running networks the list has."""
        return sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Part:
    """An organisation's part in a network."""

    membership: NetworkMembership

    @property
    def network(self) -> Network:
        """The network."""
        return self.membership.network

    @property
    def word(self) -> Words:
        """How actively the organisation takes part."""
        return DEGREE_WORDS[self.membership.degree]


@dataclass(frozen=True, slots=True)
class NetworkTasks:
    """A network and its tasks."""

    network: Network
    tasks: tuple[Task, ...]


def get_network_list(
    region: Region, day: date, *, municipality: Municipality | None = None
) -> NetworkList:
    """Return the region's networks, narrowed to a municipality when one is given: one statement."""
    rows = visible_in(region)
    if municipality is not None:
        rows = rows.in_municipality(municipality)
    listed = [ListedNetwork(row, row.members) for row in counted(rows, day)]  # type: ignore[attr-defined]
    running = [row for row in listed if not row.network.has_ended_on(day)]
    groups = (
        KindGroup(kind, tuple(row for row in running if row.network.kind == kind))
        for kind in NetworkKind
    )
    ended = tuple(row for row in listed if row.network.has_ended_on(day))
    return NetworkList(tuple(group for group in groups if group.rows), ended)


def counted(networks: QuerySet[Network], day: date) -> QuerySet[Network]:
    """Return the networks by name with how many are `members` on the day, or were at the end."""
    on_day = NetworkMembership.objects.filter(network=OuterRef("pk")).on(day)
    count = on_day.order_by().values("network").annotate(number=Count("pk")).values("number")
    members = Coalesce(Subquery(count, output_field=IntegerField()), 0)
    return networks.annotate(members=members).only(*_ROW, "sort_key").order_by("sort_key", "pk")


def parts_of(organisation: Organisation, region: Region, day: date) -> list[Part]:
    """Return the organisation's current parts in the region's running networks, by name."""
    running = visible_in(region).running_on(day)
    rows = NetworkMembership.objects.filter(organisation=organisation, network__in=running)
    loaded = rows.on(day).select_related("network").only(
        "code", "degree", "since_on", *(f"network__{name}" for name in _ROW)
    )  # fmt: skip
    return [Part(row) for row in loaded.order_by("network__sort_key", "network_id")]


def who_does_what(region: Region, day: date) -> list[NetworkTasks]:
    """Return the running networks by name, each with its tasks: two statements."""
    networks = list(visible_in(region).running_on(day).only(*_ROW, "sort_key").by_name())
    tasks = tasks_of(NetworkTask.objects.filter(network__in=[row.pk for row in networks]), day)
    return [
        NetworkTasks(row, tuple(task for task in tasks if task.network == row.pk))
        for row in networks
    ]
