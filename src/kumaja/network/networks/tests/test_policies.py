from __future__ import annotations

from datetime import timedelta

import pytest

from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.networks.actions.contacts import Post, add_contact_role
from kumaja.network.networks.actions.offers import offer_for_task
from kumaja.network.networks.policies import (
    contact_roles_kept_by,
    kept_by,
    may_keep_contact_roles,
    may_keep_networks,
    may_offer,
    may_see_offer,
    may_take_part,
    offering_by,
    offers_seen_by,
    taking_part_by,
)
from kumaja.network.networks.tests.factories import NetworkFactory
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import NOON, TODAY, OrganisationFactory, a_person

pytestmark = pytest.mark.django_db


def people_of(own: Organisation) -> dict[str, User]:
    region, elsewhere = RegionFactory.create(), RegionFactory.create(slug="muualla")
    return {
        "editor": a_person(RoleKind.EDITOR, organisation=own),
        "spokesperson": a_person(RoleKind.SPOKESPERSON, organisation=own),
        "former": a_person(RoleKind.SPOKESPERSON, organisation=own, ends_on=TODAY),
        "coming": a_person(
            RoleKind.SPOKESPERSON, organisation=own, starts_on=TODAY + timedelta(days=1)
        ),
        "stranger": a_person(RoleKind.SPOKESPERSON),
        "coordinator": a_person(RoleKind.COORDINATOR, region=region),
        "elsewhere": a_person(RoleKind.COORDINATOR, region=elsewhere),
        "adviser": a_person(RoleKind.ADVISER, region=region),
        "administrator": a_person(RoleKind.ADMINISTRATOR),
        "resident": UserFactory.create(),
    }


def agreed(people: dict[str, User], may: object, listed: object) -> set[str]:
    """Return who may, after checking that the predicate and its queryset agree for everyone."""
    allowed = {name for name, user in people.items() if may(user)}  # type: ignore[operator]
    assert allowed == {name for name, user in people.items() if listed(user)}  # type: ignore[operator]
    return allowed


def test_an_organisations_own_people_alone_decide_on_its_part() -> None:
    own, region = OrganisationFactory.create(), RegionFactory.create()
    assert agreed(
        people_of(own),
        lambda user: may_take_part(user, own, TODAY),
        lambda user: own in taking_part_by(user, region, TODAY),
    ) == {"editor", "spokesperson"}


def test_spokespersons_alone_offer_in_the_organisations_name() -> None:
    own, region = OrganisationFactory.create(), RegionFactory.create()
    assert agreed(
        people_of(own),
        lambda user: may_offer(user, own, TODAY),
        lambda user: own in offering_by(user, region, TODAY),
    ) == {"spokesperson"}


def test_coordination_keeps_the_networks_of_its_region() -> None:
    network = NetworkFactory.create()
    assert agreed(
        people_of(OrganisationFactory.create()),
        lambda user: may_keep_networks(user, network.region, TODAY),
        lambda user: network in kept_by(user, network.region, TODAY),
    ) == {"coordinator", "administrator"}


def test_an_offer_is_read_by_those_who_keep_a_partys_record() -> None:
    own, other = OrganisationFactory.create(), OrganisationFactory.create()
    task = NetworkFactory.create().tasks.order_by("position")[0]
    offer = offer_for_task(
        task=task, offering=other, together_with=[own], words="Yhdessä.", language="fi",
        starts_on=TODAY, actor=None, now=NOON,
    )  # fmt: skip
    assert agreed(
        people_of(own),
        lambda user: may_see_offer(user, offer, TODAY),
        lambda user: offer in offers_seen_by(user, task.network.region, TODAY),
    ) == {"editor", "spokesperson", "coordinator"}


def test_contact_roles_are_kept_by_officials_and_coordination() -> None:
    region, own = RegionFactory.create(), OrganisationFactory.create()
    body = OrganisationFactory.create(kind=OrganisationKind.PUBLIC_BODY)
    post = Post(Trilingual(fi="Kirjaamo"), phone="019")
    role = add_contact_role(organisation=body, region=region, post=post, actor=None, now=NOON)
    people = people_of(own) | {"official": a_person(RoleKind.OFFICIAL, organisation=body)}
    assert agreed(
        people,
        lambda user: may_keep_contact_roles(user, body, TODAY),
        lambda user: role in contact_roles_kept_by(user, region, TODAY),
    ) == {"official", "coordinator"}
    assert not may_keep_contact_roles(people["editor"], own, TODAY)
