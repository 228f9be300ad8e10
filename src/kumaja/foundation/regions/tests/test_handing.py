"""Handing over what is open before a region's work ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.regions.actions import (
    NoSuccessor,
    NotHandedOver,
    close_region,
    hand_over,
    propose_closing,
    reopen_region,
)
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.domain.handing import Heir, Successor, Thing, left_over
from kumaja.foundation.regions.models import Handover, Region
from kumaja.foundation.regions.queries import handovers_of
from kumaja.foundation.regions.tests.factories import RegionFactory

NOW = datetime(2021, 6, 30, 9, tzinfo=UTC)
GROUP, TASK = Thing("directory.Activity", "a1", "Torstaikerho"), Thing("networks.NetworkTask", "t1")
HEIR = Successor(Heir.ORGANISATION, "abc", Trilingual(fi="Vierellä ry"))
WHY_NOT = Successor(Heir.NOBODY, note=Trilingual(fi="Rahoitus loppui."))
THINGS = st.lists(st.builds(Thing, st.sampled_from("ab"), st.sampled_from("xyz")), max_size=6)


def hand(region: Region, *things: Thing, successor: Successor = HEIR, now: datetime = NOW) -> None:
    hand_over(
        region=region, things=things, successor=successor, decided_by="Koordinaatio",
        actor="test", now=now,
    )  # fmt: skip


@given(THINGS, st.frozensets(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz"))))
def test_what_is_left_is_what_nobody_decided(
    things: list[Thing], handed: frozenset[tuple[str, str]]
) -> None:
    left = left_over(things, handed)
    assert all((thing.label, thing.key) not in handed for thing in left)
    assert len(left) + sum((t.label, t.key) in handed for t in things) == len(things)


@pytest.mark.django_db
def test_a_region_ends_only_when_all_is_handed_over_or_has_a_reason() -> None:
    region = RegionFactory.create()
    hand(region, GROUP)
    with pytest.raises(NotHandedOver, match="1"):
        close_region(region=region, still_open=[GROUP, TASK], actor="test", now=NOW)
    assert Region.objects.get().closed_at is None
    hand(region, TASK, successor=WHY_NOT)
    close_region(region=region, still_open=[GROUP, TASK], actor="test", now=NOW)
    assert Region.objects.get().closed_at == NOW


@pytest.mark.django_db
@pytest.mark.parametrize(
    "successor",
    [Successor(Heir.NOBODY), Successor(Heir.ORGANISATION), Successor(Heir.REGION, "lappi")],
)
def test_neither_a_name_nor_a_reason_hands_nothing_over(successor: Successor) -> None:
    with pytest.raises(NoSuccessor):
        hand(RegionFactory.create(), GROUP, successor=successor)
    assert not Handover.objects.exists()
    assert not AuditRow.objects.exists()


@pytest.mark.django_db
def test_a_new_decision_supersedes_and_the_old_one_stays() -> None:
    region = RegionFactory.create()
    hand(region, GROUP)
    hand(region, GROUP, successor=WHY_NOT, now=NOW + timedelta(days=1))
    old, new = Handover.objects.order_by("pk")
    assert old.superseded_at == new.decided_at
    assert [row.heir for row in region.handovers.current()] == [Heir.NOBODY]
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.filter(pk=old.pk).update(superseded_at=None)


@pytest.mark.django_db
def test_who_goes_on_is_told_only_while_the_region_is_closed() -> None:
    region = RegionFactory.create()
    hand(region, GROUP)
    assert handovers_of(region, GROUP.label, ["a1"]) == {}
    close_region(region=region, still_open=[GROUP], actor="test", now=NOW)
    assert handovers_of(region, GROUP.label, ["a1"])["a1"].heir_name.fi == "Vierellä ry"
    with pytest.raises(RegionClosed):
        hand(region, TASK)
    reopen_region(region=region, actor="test", now=NOW + timedelta(days=9))
    assert handovers_of(region, GROUP.label, ["a1"]) == {}
    assert Handover.objects.count() == 1
    with pytest.raises(NotHandedOver):
        close_region(region=region, still_open=[GROUP], actor="test", now=NOW)


@pytest.mark.django_db
def test_a_proposal_is_taken_back_and_gone_when_the_region_ends() -> None:
    region = RegionFactory.create()
    for is_proposed in (True, False, True):
        propose_closing(region=region, is_proposed=is_proposed, actor="test", now=NOW)
        assert (Region.objects.get().closing_proposed_at is not None) is is_proposed
    close_region(region=region, still_open=[], actor="test", now=NOW)
    assert Region.objects.get().closing_proposed_at is None
    with pytest.raises(RegionClosed):
        propose_closing(region=region, is_proposed=True, actor="test", now=NOW)
