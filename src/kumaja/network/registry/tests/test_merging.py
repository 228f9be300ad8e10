from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db.models import QuerySet

from kumaja.foundation.accounts.actions import make_link
from kumaja.foundation.accounts.models import Link
from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.index.models import Change
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.registry.actions.finding import find_duplicates
from kumaja.network.registry.actions.merging import (
    BelongsToOther,
    PairSettled,
    TooLate,
    dismiss_pair,
    merge_organisations,
    reconsider_pair,
    undo_merge,
)
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.domain.merging import Moved, PairState
from kumaja.network.registry.models import Contact, DuplicatePair, Merge, Organisation, Role
from kumaja.network.registry.policies import may_decide_on, pairs_seen_by
from kumaja.network.registry.queries import organisations_meant
from kumaja.network.registry.queries.duplicates import heirs_of
from kumaja.network.registry.tests.factories import (
    NOON,
    TODAY,
    OrganisationFactory,
    RoleFactory,
    a_person,
)

pytestmark = pytest.mark.django_db
TELLS_OF_IT = {
    "registry.Merge", "registry.MovedReference", "registry.DuplicatePair", "audit.AuditRow",
    "index.Change",
}  # fmt: skip


@pytest.fixture
def region() -> Region:
    return RegionFactory.create()


def two(region: Region, **second: object) -> tuple[Organisation, Organisation]:
    one = OrganisationFactory.create(name_fi="Vierellä Jokelassa ry", region=region)
    values = {"name_fi": "Vierella Jokelassa", "business_id": "1572860-0"} | second
    return one, OrganisationFactory.create(region=region, **values)


def pair_of(one: Organisation, other: Organisation) -> DuplicatePair:
    find_duplicates(now=NOON)
    return DuplicatePair.objects.get(first=one, second=other)


def merged(pair: DuplicatePair, region: Region, *taken: str) -> Merge:
    return merge_organisations(
        pair=pair, kept=pair.first, taken=taken, region=region, actor="test", now=NOON
    )


def whole_database() -> dict[str, list[dict[str, Any]]]:
    models = apps.get_models(include_auto_created=True)
    told = {model._meta.label: model for model in models if model._meta.label not in TELLS_OF_IT}
    return {
        label: list(QuerySet(model=model).order_by("pk").values()) for label, model in told.items()
    }


def fill(one: Organisation, other: Organisation) -> None:
    """Let all sorts of rows point to both."""
    shared = UserFactory.create()
    for row in (one, other):
        row.areas.add(Municipality.objects.get(code="858"))
        row.terms.add(Term.objects.get(scheme="target_group", code="carers"))
        Contact.objects.create(organisation=row, phone="019 1")
        RoleFactory.create(organisation=row, user=shared)
    other.areas.add(Municipality.objects.get(code="611"))
    Contact.objects.create(organisation=other, email="toimisto@vierella.example")
    RoleFactory.create(organisation=other)
    OrganisationFactory.create(name_fi="Haara ry", umbrella=other)
    OrganisationFactory.create(name_fi="Edeltäjä ry", successor=other, archived_at=NOON)
    link = {"organisation": other.code, "email": "kutsuttu@vierella.example"}
    make_link(page="desk:invitation", payload=link, lifetime=timedelta(days=9), now=NOON)
    post(
        to="toimisto@vierella.example", subject="Hei", body="Hei", region=None, language="fi",
        kind="test", now=NOON, about=other,
    )  # fmt: skip


def test_all_that_pointed_to_one_points_to_the_other(region: Region) -> None:
    one, other = two(region)
    fill(one, other)
    merge = merged(pair_of(one, other), region, "name_fi")
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.name_fi, one.business_id, other.business_id) == (
        "Vierella Jokelassa", "1572860-0", None
    )  # fmt: skip
    assert (other.successor, other.archived_at) == (one, NOON)
    assert sorted(one.areas.values_list("code", flat=True)) == ["611", "858"]
    assert [each.position for each in one.contacts.order_by("pk")] == [0, 1]
    assert one.branches.get().name_fi == "Haara ry"
    assert one.roles.count() == 2
    assert Organisation.objects.get(name_fi="Edeltäjä ry").successor == one
    assert Link.objects.get().payload["organisation"] == one.code
    assert Mail.objects.get().about_key == one.code
    clashes = merge.moved.filter(kind=Moved.CLASH).values_list("table", flat=True)
    assert sorted(clashes) == [
        "registry.Contact", "registry.Organisation_areas", "registry.Organisation_terms",
        "registry.Role",
    ]  # fmt: skip
    assert {row.key for row in Change.objects.all()} >= {one.code, other.code}
    assert history_of(other)[0].verb == "merged"


def test_undoing_puts_every_table_back(region: Region) -> None:
    one, other = two(region, members=40, field_visibility={"members": "network"})
    fill(one, other)
    elsewhere = RegionFactory.create(slug="muu")
    OrganisationFactory.create(name_fi="Muu ry", region=elsewhere)
    other.memberships.create(region=elsewhere, since_on=TODAY)
    pair = pair_of(one, other)
    before = whole_database()
    merge = merged(pair, region, "name_fi", "claimed_at")
    assert one.memberships.filter(region=elsewhere).exists()
    one.refresh_from_db()
    assert (one.members, one.field_visibility) == (40, {"members": "network"})
    assert whole_database() != before
    assert undo_merge(merge=merge, actor="test", now=NOON + timedelta(days=29)) == 0
    assert whole_database() == before
    pair.refresh_from_db()
    assert pair.state == PairState.OPEN


def test_what_changed_since_is_left_and_said(region: Region) -> None:
    one, other = two(region)
    Contact.objects.create(organisation=other, phone="019 2")
    merge = merged(pair_of(one, other), region, "name_fi")
    Organisation.objects.filter(pk=one.pk).update(name_fi="Kolmas nimi ry")
    Contact.objects.all().delete()
    stayed = undo_merge(merge=merge, actor="test", now=NOON)
    one.refresh_from_db()
    assert one.name_fi == "Kolmas nimi ry"
    told = set(merge.moved.filter(stayed=True).values_list("table", "column"))
    assert told >= {("registry.Organisation", "name_fi"), ("registry.Contact", "organisation")}
    assert stayed == len(merge.moved.filter(stayed=True))


def test_a_merge_is_taken_back_once_and_for_thirty_days(region: Region) -> None:
    merge = merged(pair_of(*two(region)), region)
    before = whole_database()
    with pytest.raises(TooLate):
        undo_merge(merge=merge, actor=None, now=NOON + timedelta(days=30))
    assert whole_database() == before


def test_what_is_decided_is_decided_once_and_remembered(region: Region) -> None:
    one, other = two(region)
    pair = pair_of(one, other)
    dismiss_pair(pair=pair, region=region, actor=None, now=NOON)
    with pytest.raises(PairSettled):
        merged(pair, region)
    find_duplicates(now=NOON)
    assert DuplicatePair.objects.get().state == PairState.NOT_DUPLICATE
    assert not Organisation.objects.exclude(archived_at=None).exists()
    reconsider_pair(pair=pair, region=region, actor=None, now=NOON)
    merged(pair, region)
    with pytest.raises(PairSettled):
        merged(pair, region)


def test_an_umbrella_and_its_member_are_never_one(region: Region) -> None:
    one, other = two(region)
    pair = pair_of(one, other)
    Organisation.objects.filter(pk=other.pk).update(umbrella=one)
    with pytest.raises(BelongsToOther):
        merged(pair, region)
    assert not Merge.objects.exists()


def test_nothing_is_merged_in_a_region_that_has_ended(region: Region) -> None:
    pair = pair_of(*two(region))
    region.closed_at = NOON
    with pytest.raises(RegionClosed):
        merged(pair, region)
    assert not Merge.objects.exists()


def test_a_pair_that_is_alike_no_more_goes_when_nobody_decided(region: Region) -> None:
    one, other = two(region)
    pair_of(one, other)
    Organisation.objects.filter(pk=other.pk).update(name_fi="Aivan muu ry")
    assert find_duplicates(now=NOON) == 0
    assert not DuplicatePair.objects.exists()


def test_who_may_decide_on_a_pair_sees_it_and_nobody_else(region: Region) -> None:
    other_region = RegionFactory.create(slug="muu")
    one, other = two(region)
    lone = OrganisationFactory.create(name_fi="Vierellä Jokelassa rf", region=other_region)
    own, across = pair_of(one, other), pair_of(one, lone)
    people = {
        a_person(RoleKind.COORDINATOR, region=region): {own},
        a_person(RoleKind.COORDINATOR, region=other_region): set(),
        a_person(RoleKind.ADMINISTRATOR): {own, across, pair_of(other, lone)},
        a_person(RoleKind.SPOKESPERSON, organisation=one): set(),
    }
    for person, theirs in people.items():
        assert {
            row for row in DuplicatePair.objects.all() if may_decide_on(person, row, TODAY)
        } == theirs
        assert set(pairs_seen_by(person, region, TODAY)) == theirs


def test_the_heir_of_an_heir_is_found(region: Region) -> None:
    one, other = two(region)
    third = OrganisationFactory.create(name_fi="Vierellä, Jokelassa ry", region=region)
    pair = pair_of(one, other)
    last = pair_of(one, third)
    merged(pair, region)
    merge_organisations(pair=last, kept=third, taken=(), region=region, actor=None, now=NOON)
    assert heirs_of([other.pk, one.pk, third.pk]) == {other.pk: third.pk, one.pk: third.pk}
    assert Role.objects.count() == 0


def test_a_table_that_knows_the_merged_record_finds_its_heir(region: Region) -> None:
    one, other = two(region, source="kunta", source_id="7")
    merged(pair_of(one, other), region)
    found = organisations_meant({"7": {"name_fi": "Jokin"}}, {}, "kunta", region)
    assert (found["7"].key, found["7"].is_archived) == (one.code, False)
