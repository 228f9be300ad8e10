"""What a merge refuses, and what each decision leaves in the log and tells the index."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.index.models import Change
from kumaja.foundation.language.domain.keys import match_key, sort_key
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.actions.merging import (
    BelongsToOther,
    MergeSettled,
    PairSettled,
    dismiss_pair,
    reconsider_pair,
    undo_merge,
)
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.domain.merging import PairState
from kumaja.network.registry.models import DuplicatePair, Merge, Organisation, RegionMembership
from kumaja.network.registry.policies import may_decide_on
from kumaja.network.registry.tests.factories import (
    NOON,
    TODAY,
    OrganisationFactory,
    RoleFactory,
    a_person,
)
from kumaja.network.registry.tests.test_merging import merged, pair_of, two

pytestmark = pytest.mark.django_db


@pytest.fixture
def region() -> Region:
    return RegionFactory.create()


def verbs(*rows: Organisation | DuplicatePair) -> list[str]:
    keys = [row.code for row in rows]
    found = AuditRow.objects.filter(object_key__in=keys).order_by("pk")
    return list(found.values_list("verb", flat=True))


@pytest.mark.parametrize("gone", [0, 1])
def test_a_record_that_was_taken_away_is_not_merged(region: Region, gone: int) -> None:
    rows = two(region)
    pair = pair_of(*rows)
    Organisation.objects.filter(pk=rows[gone].pk).update(archived_at=NOON)
    with pytest.raises(PairSettled):
        merged(pair, region)
    assert not Merge.objects.exists()


@pytest.mark.parametrize("above", [0, 1])
def test_neither_an_umbrella_nor_its_member_is_the_one_that_is_kept(
    region: Region, above: int
) -> None:
    rows = two(region)
    pair = pair_of(*rows)
    Organisation.objects.filter(pk=rows[1 - above].pk).update(umbrella=rows[above])
    with pytest.raises(BelongsToOther):
        merged(pair, region)
    assert not Merge.objects.exists()


def test_only_the_fields_that_can_be_chosen_are_taken(region: Region) -> None:
    one, other = two(region, checked_by="Toinen", source="kunta", source_id="7")
    merged(pair_of(one, other), region, "checked_by", "source", "code", "name_fi")
    one.refresh_from_db()
    assert (one.name_fi, one.source) == ("Vierella Jokelassa", "")
    assert one.checked_by != "Toinen"
    # A name that is taken is found and sorted by it.
    assert (one.sort_key, one.match_key) == (sort_key(one.name_fi), match_key(one.name_fi))


def test_each_decision_is_in_the_log(region: Region) -> None:
    one, other = two(region)
    pair = pair_of(one, other)
    dismiss_pair(pair=pair, region=region, actor="test", now=NOON)
    reconsider_pair(pair=pair, region=region, actor="test", now=NOON)
    assert verbs(pair) == ["dismissed", "reconsidered"]
    merge = merged(pair, region)
    undo_merge(merge=merge, actor="test", now=NOON)
    assert verbs(one) == ["took in", "undid a merge"]
    assert verbs(other) == ["merged", "undid a merge"]
    assert set(AuditRow.objects.values_list("region_key", flat=True)) == {region.slug}


def test_a_merge_is_taken_back_once_and_search_is_told(region: Region) -> None:
    one, other = two(region)
    merge = merged(pair_of(one, other), region)
    Change.objects.all().delete()
    undo_merge(merge=merge, actor="test", now=NOON)
    assert {row.key for row in Change.objects.all()} >= {one.code, other.code}
    with pytest.raises(MergeSettled):
        undo_merge(merge=merge, actor="test", now=NOON)
    assert verbs(one).count("undid a merge") == 1


def test_nothing_is_decided_in_a_region_that_has_ended(region: Region) -> None:
    pair = pair_of(*two(region))
    third = OrganisationFactory.create(name_fi="Vierellä, Jokelassa ry", region=region)
    merge = merged(pair_of(pair.first, third), region)
    Region.objects.update(closed_at=NOON)
    region.refresh_from_db()
    for decide in (dismiss_pair, reconsider_pair):
        with pytest.raises(RegionClosed):
            decide(pair=pair, region=region, actor="test", now=NOON)
    with pytest.raises(RegionClosed):
        undo_merge(merge=merge, actor="test", now=NOON)
    pair.refresh_from_db()
    assert pair.state == PairState.OPEN
    assert Merge.objects.get().undone_at is None


def test_what_was_merged_is_neither_dismissed_nor_asked_again(region: Region) -> None:
    pair = pair_of(*two(region))
    with pytest.raises(PairSettled):
        reconsider_pair(pair=pair, region=region, actor="test", now=NOON)
    merged(pair, region)
    for decide in (dismiss_pair, reconsider_pair):
        with pytest.raises(PairSettled):
            decide(pair=pair, region=region, actor="test", now=NOON)
    pair.refresh_from_db()
    assert pair.state == PairState.MERGED


def test_a_region_that_was_joined_since_otherwise_is_kept(region: Region) -> None:
    one, other = two(region)
    elsewhere = RegionFactory.create(slug="muu")
    other.memberships.create(region=elsewhere, since_on=TODAY)
    merge = merged(pair_of(one, other), region)
    joined = RegionMembership.objects.filter(organisation=one, region=elsewhere)
    joined.update(until_on=TODAY + timedelta(days=9))
    assert undo_merge(merge=merge, actor="test", now=NOON) == 1
    assert joined.exists()


def test_a_region_that_the_merge_joined_is_left_again(region: Region) -> None:
    one, other = two(region)
    elsewhere = RegionFactory.create(slug="muu")
    other.memberships.create(region=elsewhere, since_on=TODAY)
    merge = merged(pair_of(one, other), region)
    undo_merge(merge=merge, actor="test", now=NOON)
    assert [row.region for row in one.memberships.all()] == [region]


def test_whom_a_mail_went_to_is_not_written_beside_the_merge(region: Region) -> None:
    one, other = two(region)
    post(
        to="maija@koti.example", subject="Hei", body="Hei", region=None, language="fi",
        kind="test", now=NOON, about=other,
    )  # fmt: skip
    merge = merged(pair_of(one, other), region)
    moved = merge.moved.get(table="outbox.Mail")
    assert (moved.text, moved.after) == ("", one.code)


def test_who_coordinates_each_of_two_regions_merges_nothing_across_them(region: Region) -> None:
    elsewhere = RegionFactory.create(slug="muu")
    one = OrganisationFactory.create(name_fi="Vierellä Jokelassa ry", region=region)
    other = OrganisationFactory.create(name_fi="Vierella Jokelassa", region=elsewhere)
    pair = pair_of(one, other)
    person = a_person(RoleKind.COORDINATOR, region=region)
    RoleFactory.create(user=person, kind=RoleKind.COORDINATOR, organisation=None, region=elsewhere)
    assert not may_decide_on(person, pair, TODAY)
    other.memberships.create(region=region, since_on=TODAY)
    assert may_decide_on(person, pair, TODAY)
