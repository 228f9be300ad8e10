from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.policies import (
    COORDINATION,
    acted_for_by,
    checker_of,
    edited_by,
    former_role,
    may_edit,
    may_grant,
    needs_second_factor,
    public_record,
    roles_of,
    visible_fields,
)
from kumaja.network.registry.tests.factories import (
    TODAY,
    OrganisationFactory,
    RoleFactory,
    a_person,
)

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - timedelta(days=1)


def fresh(user: User) -> User:
    """Load the user anew: roles are read once for a loaded user."""
    return User.objects.get(pk=user.pk)


def people_of(own: Organisation) -> dict[str, User]:
    region = RegionFactory.create()
    elsewhere = RegionFactory.create(slug="muualla")
    return {
        "editor": a_person(RoleKind.EDITOR, organisation=own),
        "spokesperson": a_person(RoleKind.SPOKESPERSON, organisation=own),
        "former editor": a_person(RoleKind.EDITOR, organisation=own, ends_on=TODAY),
        "coming editor": a_person(
            RoleKind.EDITOR, organisation=own, starts_on=TODAY + timedelta(days=1)
        ),
        "editor of another": a_person(RoleKind.EDITOR),
        "coordinator": a_person(RoleKind.COORDINATOR, region=region),
        "coordinator elsewhere": a_person(RoleKind.COORDINATOR, region=elsewhere),
        "adviser": a_person(RoleKind.ADVISER, region=region),
        "administrator": a_person(RoleKind.ADMINISTRATOR),
        "resident": UserFactory.create(),
    }


def test_who_keeps_a_record_and_the_list_of_kept_records_agree_for_every_role() -> None:
    own, other = OrganisationFactory.create(), OrganisationFactory.create()
    allowed = {
        name
        for name, user in people_of(own).items()
        if may_edit(user, own, TODAY) and edited_by(user, TODAY).filter(pk=own.pk).exists()
    }
    listed = {
        name
        for name, user in people_of(own).items()
        if edited_by(user, TODAY).filter(pk=own.pk).exists()
    }
    assert allowed == listed == {"editor", "spokesperson", "coordinator"}
    assert not may_edit(AnonymousUser(), other, TODAY)


def test_a_role_holds_to_the_day_before_its_end() -> None:
    role = RoleFactory.create(ends_on=TODAY)
    own = role.organisation
    assert own is not None
    assert may_edit(role.user, own, YESTERDAY)
    assert not may_edit(fresh(role.user), own, TODAY)
    assert former_role(role.user, own, TODAY) == role


def test_whoever_is_closed_has_no_roles() -> None:
    role = RoleFactory.create()
    role.user.is_active = False
    assert roles_of(role.user, TODAY) == ()


@pytest.mark.parametrize(
    ("giver", "kind", "allowed"),
    [
        ("spokesperson", RoleKind.EDITOR, True),
        ("spokesperson", RoleKind.SPOKESPERSON, True),
        ("spokesperson", RoleKind.COORDINATOR, False),
        ("spokesperson", RoleKind.ADMINISTRATOR, False),
        ("editor", RoleKind.EDITOR, False),
        ("coordinator", RoleKind.EDITOR, True),
        ("coordinator", RoleKind.COORDINATOR, False),
        ("coordinator elsewhere", RoleKind.EDITOR, False),
        ("administrator", RoleKind.ADMINISTRATOR, True),
        ("resident", RoleKind.EDITOR, False),
    ],
)
def test_who_may_give_which_role(giver: str, kind: RoleKind, allowed: bool) -> None:  # noqa: FBT001
    own = OrganisationFactory.create()
    assert may_grant(people_of(own)[giver], kind, own, TODAY) is allowed


def test_an_authoritys_own_people_are_named_by_administrators_alone() -> None:
    body = OrganisationFactory.create(kind=OrganisationKind.PUBLIC_BODY)
    coordinator = a_person(RoleKind.COORDINATOR, region=RegionFactory.create())
    assert not may_grant(coordinator, RoleKind.OFFICIAL, body, TODAY)


def test_readers_are_told_which_organisation_checked_a_record_and_never_which_person() -> None:
    own = OrganisationFactory.create()
    people = people_of(own)
    assert checker_of(people["editor"], own, TODAY) == own.name_fi
    assert checker_of(people["coordinator"], own, TODAY) == COORDINATION
    assert checker_of("import ptv", own, TODAY) == "import ptv"


def test_the_second_factor_is_asked_of_those_who_write_for_many() -> None:
    own = OrganisationFactory.create()
    people = people_of(own)
    asked = {name for name, user in people.items() if needs_second_factor(user, TODAY)}
    assert asked == {"coordinator", "coordinator elsewhere", "administrator"}


def test_a_hidden_field_and_a_hidden_contact_are_seen_by_those_they_are_meant_for() -> None:
    own = OrganisationFactory.create(
        members=86, field_visibility={"members": Visibility.OWN}, website="https://v.example"
    )
    Contact.objects.create(
        organisation=own, role_fi="Puheenjohtaja", phone="040", visibility=Visibility.NETWORK
    )
    region, people = RegionFactory.create(), people_of(own)
    seen = {
        name: (
            visible_fields(own, user, region, TODAY).value("members"),
            len(visible_fields(own, user, region, TODAY).contacts),
        )
        for name, user in people.items()
    }
    assert seen["editor"] == (86, 1)
    assert seen["editor of another"] == (None, 1)
    assert seen["resident"] == (None, 0)
    assert public_record(own).value("members") is None
    assert public_record(own).value("website") == "https://v.example"


def test_one_acts_for_ones_own_and_not_for_all_one_coordinates() -> None:
    own = OrganisationFactory.create()
    coordinator = a_person(RoleKind.COORDINATOR, region=RegionFactory.create())
    assert not acted_for_by(coordinator, date(2026, 11, 21)).exists()
    assert edited_by(coordinator, TODAY).get() == own
