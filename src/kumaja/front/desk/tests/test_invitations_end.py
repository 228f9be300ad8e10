"""An invitation that is over tells nobody any more who invited."""

from __future__ import annotations

import pytest
from django.utils import timezone

from kumaja.foundation.accounts.actions import change_details
from kumaja.foundation.accounts.models import Link, User
from kumaja.foundation.outbox.models import Job, Mail
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.actions import (
    InvitationVoid,
    accept_invitation,
    forget_invitations,
    invite,
    withdraw_invitation,
)
from kumaja.front.desk.queries.own_data import export
from kumaja.front.desk.queries.people import open_invitations
from kumaja.network.registry.actions.roles import forget_roles
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation, Role

pytestmark = pytest.mark.django_db


def asked(own: Organisation, region: Region, actor: User, email: str) -> Link:
    invite(
        organisation=own, region=region, kind=RoleKind.EDITOR, email=email, last_on=None,
        actor=actor, now=timezone.now(),
    )  # fmt: skip
    return Link.objects.latest("pk")


def receivers() -> list[str]:
    return list(Mail.objects.order_by("pk").values_list("to", flat=True))


def test_a_mail_tells_by_a_code_whose_name_it_has(
    own: Organisation, region: Region, spokesperson: User
) -> None:
    asked(own, region, spokesperson, "a@vierella.example")
    mail = Mail.objects.get()
    assert str(spokesperson) in mail.body
    assert mail.author == spokesperson.code


def test_a_withdrawn_invitation_is_forgotten_and_others_are_sent(
    own: Organisation, region: Region, spokesperson: User
) -> None:
    link = asked(own, region, spokesperson, "a@vierella.example")
    asked(own, region, spokesperson, "b@vierella.example")

    withdraw_invitation(organisation=own, key=link.digest, actor=spokesperson, now=timezone.now())

    assert receivers() == ["b@vierella.example"]
    assert Job.objects.count() == 1


def test_a_second_invitation_to_the_same_address_leaves_only_its_own_mail(
    own: Organisation, other: Organisation, region: Region, spokesperson: User
) -> None:
    asked(other, region, spokesperson, "a@vierella.example")
    asked(own, region, spokesperson, "a@vierella.example")
    asked(own, region, spokesperson, "a@vierella.example")
    subjects = Mail.objects.order_by("pk").values_list("subject", flat=True)
    assert [str(other) in each for each in subjects] == [True, False]


def test_a_taken_invitation_is_forgotten(
    own: Organisation, region: Region, spokesperson: User
) -> None:
    link = asked(own, region, spokesperson, "a@vierella.example")
    accept_invitation(link=link, now=timezone.now())
    assert Role.objects.filter(user__email="a@vierella.example").exists()
    assert receivers() == []


def test_an_invitation_of_one_who_is_erased_is_closed(
    own: Organisation, region: Region, spokesperson: User
) -> None:
    link = asked(own, region, spokesperson, "a@vierella.example")
    forget_invitations(spokesperson, now=timezone.now())
    forget_roles(user=spokesperson)
    link.refresh_from_db()
    assert not link.is_valid_at(timezone.now())
    assert open_invitations(own, timezone.now()) == []
    with pytest.raises(InvitationVoid):
        accept_invitation(link=link, now=timezone.now())


def test_both_sides_take_an_invitation_out(
    own: Organisation, region: Region, spokesperson: User, editor: User
) -> None:
    asked(own, region, spokesperson, editor.email)
    change_details(
        user=spokesperson, name="Uusi Nimi", language="fi", actor=spokesperson, now=timezone.now()
    )
    (got,) = export(editor)["invitations"]
    (sent,) = export(spokesperson)["invitations_sent"]
    assert got == sent
    assert (got["organisation"], got["kind"]) == (own.code, "editor")
