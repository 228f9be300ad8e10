from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.outbox.models import Mail
from kumaja.network.registry import personal
from kumaja.network.registry.actions.roles import RoleHeldAlready, end_role, grant_role
from kumaja.network.registry.domain.days import day_of, end_after, last_day
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation, Role
from kumaja.network.registry.tests.factories import (
    NOON,
    TODAY,
    OrganisationFactory,
    RoleFactory,
)

pytestmark = pytest.mark.django_db


def test_a_role_is_given_once_and_the_second_time_nothing_happens() -> None:
    user, own = UserFactory.create(), OrganisationFactory.create()

    def give() -> Role:
        return grant_role(
            user=user, kind=RoleKind.EDITOR, organisation=own, actor=None, now=NOON,
            starts_on=TODAY,
        )  # fmt: skip

    role = give()
    assert history_of(role).get().verb == "granted"
    with pytest.raises(RoleHeldAlready):
        give()
    assert Role.objects.count() == 1


def test_an_ended_role_no_longer_holds_and_can_be_given_anew() -> None:
    role = RoleFactory.create()
    end_role(role=role, actor=None, now=NOON, ends_on=TODAY)
    role.refresh_from_db()
    assert not role.is_in_force_on(TODAY)
    assert role.is_in_force_on(TODAY - timedelta(days=1))
    grant_role(
        user=role.user, kind=RoleKind.EDITOR, organisation=role.organisation, actor=None,
        now=NOON, starts_on=TODAY,
    )  # fmt: skip


def test_people_are_told_the_last_day_not_the_day_after() -> None:
    assert last_day(end_after(TODAY)) == TODAY
    assert day_of(NOON.replace(hour=23)) == TODAY + timedelta(days=1)


def test_an_administrator_is_invited_by_a_mail_with_a_link_that_is_also_printed() -> None:
    out = StringIO()
    call_command("invite_administrator", "Uusi@Kumaja.example", stdout=out)
    user = User.objects.get(email="uusi@kumaja.example")
    assert user.roles.get().kind == RoleKind.ADMINISTRATOR
    mail = Mail.objects.get(to=user.email)
    assert out.getvalue().strip() == mail.link
    assert mail.link in mail.body
    assert "ylläpitäjä" in mail.subject


def test_inviting_again_gives_a_new_link_and_no_second_role() -> None:
    call_command("invite_administrator", "uusi@kumaja.example", stdout=StringIO())
    call_command("invite_administrator", "uusi@kumaja.example", stdout=StringIO())
    assert Role.objects.count() == 1
    assert Mail.objects.count() == 2


def test_what_is_no_address_invites_nobody() -> None:
    with pytest.raises(CommandError):
        call_command("invite_administrator", "uusi\r\nBcc: x@y.example", stdout=StringIO())
    assert not User.objects.exists()
    assert not Mail.objects.exists()


def test_ones_roles_are_taken_out_and_forgotten_but_not_what_was_done() -> None:
    role = RoleFactory.create()
    given = RoleFactory.create(granted_by=role.user.name)
    assert personal.export(role.user)["roles"][0]["organisation"] == str(role.organisation)
    personal.erase(role.user, now=NOON)
    given.refresh_from_db()
    assert given.granted_by == ""
    assert Role.objects.get() == given
    assert role.organisation in Organisation.objects.all()


def test_the_log_names_who_gave_a_role_only_as_its_actor() -> None:
    giver = UserFactory.create(name="Liisa Antaja")
    role = grant_role(
        user=UserFactory.create(), kind=RoleKind.EDITOR, organisation=OrganisationFactory.create(),
        actor=giver, now=NOON, starts_on=TODAY,
    )  # fmt: skip
    end_role(role=role, actor=giver, now=NOON, ends_on=TODAY)
    rows = history_of(role)
    assert [row.actor_key for row in rows] == [giver.code, giver.code]
    assert "Antaja" not in str([(row.before, row.after) for row in rows])
