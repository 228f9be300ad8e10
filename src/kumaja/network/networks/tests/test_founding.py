from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.index.models import Change
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.networks.actions.founding import (
    NetworkEnded,
    NetworkLinks,
    amend_network,
    archive_network,
    end_network,
    found_network,
)
from kumaja.network.networks.documents import document_of, documents, touched_by
from kumaja.network.networks.domain.kinds import THREE_TASKS, NetworkKind, TaskKind
from kumaja.network.networks.models import Network, NetworkTask
from kumaja.network.networks.policies import visible_in
from kumaja.network.networks.queries.lists import get_network_list
from kumaja.network.networks.tests.factories import SINCE, MembershipFactory, NetworkFactory
from kumaja.network.registry.tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db
VALUES = {"kind": NetworkKind.PLACE, "name_fi": "Jokelan kehittämisverkosto", "starts_on": SINCE}


def found(**more: object) -> Network:
    region = RegionFactory.create()
    links = NetworkLinks(
        Municipality.objects.filter(code="858"),
        Term.objects.filter(scheme="theme", code="caregiving"),
    )
    return found_network(region=region, values=VALUES | more, links=links, actor=None, now=NOON)


def test_a_new_network_has_its_three_tasks_is_logged_and_told_to_the_index() -> None:
    network = found()
    assert [task.kind for task in network.tasks.order_by("position")] == list(THREE_TASKS)
    after = history_of(network).get().after or {}
    assert (after["municipalities"], after["terms"]) == (["858"], ["theme:caregiving"])
    assert network.sort_key and network.match_key
    assert Change.objects.filter(label="networks.Network", key=network.code).exists()


def test_it_is_found_by_its_purpose_its_terms_and_its_place() -> None:
    network = found(purpose_fi="Pidetään kylä elävänä.", locality="Jokela")
    document = next(iter(documents([network.code], now=NOON)))
    assert document.description.fi == "Pidetään kylä elävänä."
    assert {"Jokela", "verkosto"} <= set(document.words.fi.split(", "))
    assert (document.municipalities, document.themes) == (["858"], ["caregiving"])
    assert touched_by("vocabulary.Term", "theme:caregiving") == [network.code]
    assert document_of(network).regions == ["uusimaa"]


def test_a_network_without_a_name_or_with_its_end_first_is_refused() -> None:
    with pytest.raises(ValidationError):
        found(name_fi="")
    with pytest.raises(ValidationError):
        found(ends_on=SINCE)
    assert not Network.objects.exists()
    assert not NetworkTask.objects.exists()


def test_nothing_is_founded_in_a_region_that_has_ended_its_work() -> None:
    region = RegionFactory.create()
    region.closed_at = NOON
    with pytest.raises(RegionClosed):
        found_network(region=region, values=VALUES, links=NetworkLinks(), actor=None, now=NOON)
    assert not Network.objects.exists()


def test_what_is_amended_is_kept_before_and_after() -> None:
    network = found()
    amend_network(network=network, values={"name_fi": "Uusi nimi"}, actor=None, now=NOON)
    row = history_of(network)[0]
    assert row.before and row.after
    assert (row.before["name_fi"], row.after["name_fi"]) == (VALUES["name_fi"], "Uusi nimi")
    network.refresh_from_db()
    assert network.sort_key.startswith(network.match_key[:1])
    assert network.municipalities.count() == 1, "links that are not told stay"


def test_an_ended_network_leaves_the_list_for_the_ended_ones() -> None:
    network = found()
    with pytest.raises(ValidationError):
        end_network(network=network, ends_on=SINCE, actor=None, now=NOON)
    ended = end_network(network=network, ends_on=TODAY, actor=None, now=NOON)
    listed = get_network_list(network.region, TODAY)
    assert (listed.count, [row.network for row in listed.ended]) == (0, [ended])
    with pytest.raises(NetworkEnded):
        end_network(network=ended, ends_on=TODAY + timedelta(days=9), actor=None, now=NOON)
    assert history_of(network)[0].verb == "ended"


def test_an_archived_network_leaves_lists_and_index_and_needs_a_reason() -> None:
    network = found()
    with pytest.raises(ValidationError):
        archive_network(network=network, reason="", actor=None, now=NOON)
    assert visible_in(network.region).exists()
    archive_network(network=network, reason="Perustettiin kahdesti.", actor=None, now=NOON)
    assert not visible_in(network.region).exists()
    assert list(documents(None, now=NOON)) == []


def test_the_list_is_narrowed_to_a_municipality_and_counts_members_of_the_day() -> None:
    near, wide = found(), NetworkFactory.create(is_region_wide=True)
    far = NetworkFactory.create()
    MembershipFactory.create(network=near)
    MembershipFactory.create(network=near, until_on=TODAY)
    tuusula = Municipality.objects.get(code="858")
    listed = get_network_list(near.region, TODAY, municipality=tuusula)
    rows = {row.network: row.members for group in listed.groups for row in group.rows}
    assert rows == {near: 1, wide: 0}
    assert far in [row.network for row in get_network_list(near.region, TODAY).groups[0].rows]


def test_a_network_has_each_of_the_three_tasks_once_and_others_by_name() -> None:
    network = NetworkFactory.create()
    wrong = (
        {"kind": TaskKind.INFORMING}, {"kind": TaskKind.OTHER},
        {"kind": TaskKind.COORDINATION, "name_fi": "Nimi"},
    )  # fmt: skip
    for values in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            NetworkTask.objects.create(network=network, **values)
    assert network.tasks.count() == 3
