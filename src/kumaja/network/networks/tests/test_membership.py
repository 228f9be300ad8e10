from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.networks.actions.founding import NetworkEnded
from kumaja.network.networks.actions.membership import (
    AlreadyMember,
    MembershipEnded,
    NotOfTheRegion,
    change_degree,
    end_seat,
    join_network,
    leave_network,
    seat_in_support_group,
)
from kumaja.network.networks.domain.kinds import Degree
from kumaja.network.networks.models import NetworkMembership, SupportGroupSeat
from kumaja.network.networks.queries.detail import members_of
from kumaja.network.networks.queries.lists import parts_of
from kumaja.network.networks.tests.factories import SINCE, MembershipFactory, NetworkFactory
from kumaja.network.registry.tests.factories import NOON, TODAY, OrganisationFactory

pytestmark = pytest.mark.django_db
TOMORROW = NOON + timedelta(days=1)


def test_an_organisation_joins_and_the_log_tells_it() -> None:
    network, own = NetworkFactory.create(), OrganisationFactory.create()
    row = join_network(
        network=network, organisation=own, degree=Degree.ACTIVE, actor=None, now=NOON
    )
    assert (row.since_on, row.until_on, row.degree) == (TODAY, None, Degree.ACTIVE)
    assert history_of(row).get().verb == "joined"
    assert [part.network for part in parts_of(own, network.region, TODAY)] == [network]


def test_one_is_in_a_network_once_at_a_time() -> None:
    row = MembershipFactory.create()
    with pytest.raises(AlreadyMember):
        join_network(
            network=row.network, organisation=row.organisation, degree=Degree.FOLLOWS,
            actor=None, now=NOON,
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory.create(network=row.network, organisation=row.organisation)
    assert NetworkMembership.objects.get().degree == Degree.TAKES_PART


def test_each_change_of_degree_ends_a_row_and_begins_another() -> None:
    row = MembershipFactory.create()
    new = change_degree(membership=row, degree=Degree.ACTIVE, actor=None, now=NOON)
    row.refresh_from_db()
    assert (row.since_on, row.until_on, row.degree) == (SINCE, TODAY, Degree.TAKES_PART)
    assert (new.since_on, new.until_on, new.degree) == (TODAY, None, Degree.ACTIVE)
    before = members_of(row.network, TODAY - timedelta(days=1))
    assert [group.degree for group in before] == [Degree.TAKES_PART]
    assert [group.degree for group in members_of(row.network, TODAY)] == [Degree.ACTIVE]


def test_the_same_degree_again_changes_nothing() -> None:
    row = MembershipFactory.create()
    same = change_degree(membership=row, degree=Degree.TAKES_PART, actor=None, now=NOON)
    assert same == row
    assert not history_of(row).exists()


def test_who_leaves_can_come_back_and_the_history_stays() -> None:
    row = MembershipFactory.create()
    leave_network(membership=row, actor=None, now=NOON)
    assert members_of(row.network, TODAY) == ()
    with pytest.raises(MembershipEnded):
        leave_network(membership=row, actor=None, now=NOON)
    join_network(
        network=row.network, organisation=row.organisation, degree=Degree.FOLLOWS, actor=None,
        now=TOMORROW,
    )  # fmt: skip
    assert NetworkMembership.objects.count() == 2
    assert NetworkMembership.objects.open().count() == 1


def test_who_leaves_on_the_day_of_joining_was_in_for_no_day() -> None:
    network, own = NetworkFactory.create(), OrganisationFactory.create()
    row = join_network(
        network=network, organisation=own, degree=Degree.ACTIVE, actor=None, now=NOON
    )
    leave_network(membership=row, actor=None, now=NOON)
    assert members_of(network, TODAY) == ()


def test_nobody_joins_an_ended_network_nor_one_of_another_region() -> None:
    ended = NetworkFactory.create(ends_on=TODAY)
    elsewhere = NetworkFactory.create(region=RegionFactory.create(slug="muualla"))
    closed = NetworkFactory.create(region=RegionFactory.create(slug="suljettu", closed_at=NOON))
    gone = OrganisationFactory.create(ended_on=TODAY)
    own = OrganisationFactory.create()
    for network, who, refusal in (
        (ended, own, NetworkEnded), (elsewhere, own, NotOfTheRegion), (closed, own, RegionClosed),
        (NetworkFactory.create(), gone, NotOfTheRegion),
    ):  # fmt: skip
        with pytest.raises(refusal):
            join_network(
                network=network, organisation=who, degree=Degree.ACTIVE, actor=None, now=NOON
            )
    assert not NetworkMembership.objects.exists()


def test_an_ended_network_is_shown_as_it_was() -> None:
    row = MembershipFactory.create(network__ends_on=TODAY)
    for act in (
        lambda: leave_network(membership=row, actor=None, now=NOON),
        lambda: change_degree(membership=row, degree=Degree.ACTIVE, actor=None, now=NOON),
    ):
        with pytest.raises(NetworkEnded):
            act()
    assert NetworkMembership.objects.get().until_on is None
    assert parts_of(row.organisation, row.network.region, TODAY) == []


def test_a_seat_in_the_support_group_is_given_once_and_ended() -> None:
    network, own = NetworkFactory.create(), OrganisationFactory.create()

    def seat() -> SupportGroupSeat:
        return seat_in_support_group(
            network=network, organisation=own, since_on=SINCE, actor=None, now=NOON
        )

    row = seat()
    with pytest.raises(AlreadyMember):
        seat()
    end_seat(seat=row, actor=None, now=NOON)
    assert SupportGroupSeat.objects.get().until_on == TODAY
    with pytest.raises(MembershipEnded):
        end_seat(seat=row, actor=None, now=NOON)
