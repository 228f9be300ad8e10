"""Networks and what belongs to them, for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.language.domain.keys import match_key, sort_key
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.networks.actions.tasks import Decision
from kumaja.network.networks.domain.kinds import THREE_TASKS, Degree, NetworkKind
from kumaja.network.networks.models import Network, NetworkMembership, NetworkTask
from kumaja.network.registry.tests.factories import NOON, TODAY, OrganisationFactory

SINCE = date(2024, 1, 1)


def fi(text: str) -> Trilingual:
    """Return a text in Finnish."""
    return Trilingual(fi=text)


def decided(since_on: date = TODAY, until_on: date | None = None) -> Decision:
    """Return a decision of the forum for such days."""
    return Decision(by=fi("Järjestöfoorumi"), on=SINCE, since_on=since_on, until_on=until_on)


class NetworkFactory(DjangoModelFactory[Network]):
    """A network of the region, for good, with its three tasks."""

    class Meta:
        model = Network
        skip_postgeneration_save = True

    region = factory.SubFactory(RegionFactory)
    kind = NetworkKind.PLACE
    name_fi = factory.Sequence(lambda n: f"Verkosto {n}")
    starts_on = SINCE
    sort_key = factory.LazyAttribute(lambda row: sort_key(row.name_fi))
    match_key = factory.LazyAttribute(lambda row: match_key(row.name_fi))
    created_at = NOON

    @factory.post_generation
    def tasks(self, create: object, _given: object, **_options: object) -> None:
        """Give it its three tasks."""
        if create:
            # Here `self` is the row that was made, not the factory.
            row: Any = self
            for position, kind in enumerate(THREE_TASKS):
                NetworkTask.objects.create(network=row, kind=kind, position=position)


class MembershipFactory(DjangoModelFactory[NetworkMembership]):
    """A member that takes part."""

    class Meta:
        model = NetworkMembership

    network = factory.SubFactory(NetworkFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    degree = Degree.TAKES_PART
    since_on = SINCE
