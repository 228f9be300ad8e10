from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kumaja.foundation.accounts.models import Link, User
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.jobs import tell_of_role_ends
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import send
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation, Role
from kumaja.network.registry.tests.factories import TODAY, RoleFactory, a_person

pytestmark = pytest.mark.django_db


def page(own: Organisation, rest: str = "") -> str:
    return f"/fi/meidan-yhdistys/{own.address}/vaki/{rest}"


def invited(client: Client, own: Organisation, **changes: str) -> str:
    """Invite somebody; returns the path that the mailed link leads to."""
    send(client, page(own), **({"email": "uusi@vierella.example", "kind": "editor"} | changes))
    mail = Mail.objects.latest("pk")
    found = re.search(r"/l/\S+", mail.body)
    assert found
    return str(Client().get(found.group())["Location"])


def test_an_invitation_is_mailed_and_taken_by_its_button(
    browser: Browser, own: Organisation, spokesperson: User
) -> None:
    path = invited(browser(spokesperson), own)
    mail = Mail.objects.get()
    assert mail.to == "uusi@vierella.example"
    assert "Vierellä Jokelassa ry" in mail.subject
    assert not User.objects.filter(email=mail.to).exists()
    visitor = Client()
    assert "Ota tehtävä vastaan" in visitor.get(path).content.decode()
    assert not Role.objects.filter(kind=RoleKind.EDITOR).exists()
    assert visitor.post(path).status_code == 302
    role = Role.objects.get(kind=RoleKind.EDITOR)
    assert (role.user.email, role.organisation) == ("uusi@vierella.example", own)
    assert role.ends_on == date(2028, 11, 21)
    assert "_auth_user_id" not in visitor.session


def test_a_taken_a_withdrawn_and_an_expired_invitation_give_nothing(
    browser: Browser, own: Organisation, spokesperson: User, time_machine: object
) -> None:
    client = browser(spokesperson)
    taken = invited(client, own, email="a@vierella.example")
    Client().post(taken)
    assert Client().post(taken).status_code == 410
    withdrawn = invited(client, own, email="b@vierella.example")
    key = Link.objects.get(payload__email="b@vierella.example").digest
    client.post(page(own, "peru-kutsu/"), {"invitation": key})
    expired = invited(client, own, email="c@vierella.example")
    time_machine.move_to("2026-12-06T12:00:00Z", tick=False)  # type: ignore[attr-defined]
    for path in (taken, withdrawn, expired):
        assert Client().post(path).status_code == 410
    assert Role.objects.filter(kind=RoleKind.EDITOR).count() == 1


def test_an_invitation_of_one_whose_own_right_has_ended_is_void(
    browser: Browser, own: Organisation, spokesperson: User
) -> None:
    path = invited(browser(spokesperson), own)
    Role.objects.filter(user=spokesperson).update(ends_on=TODAY)
    assert Client().post(path).status_code == 410
    assert not Role.objects.filter(kind=RoleKind.EDITOR).exists()


def test_an_editor_sees_the_people_and_cannot_ask_others_in(
    browser: Browser, own: Organisation, editor: User
) -> None:
    client = browser(editor)
    assert "Lähetä kutsu" not in client.get(page(own)).content.decode()
    sent = {"email": "uusi@vierella.example", "kind": "editor", "last_on": "2027-01-01"}
    assert client.post(page(own), sent).status_code == 403
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"email": "uusi@vierella.example\r\nBcc: kaikki@x.example"},
        {"kind": "administrator"},
        {"kind": "coordinator"},
        {"last_on": "2020-01-01"},
        {"last_on": "2099-01-01"},
        {"email": "\x00"},
    ],
)
def test_a_wrong_invitation_is_told_and_nothing_is_mailed(
    browser: Browser, own: Organisation, spokesperson: User, changes: dict[str, str]
) -> None:
    sent = {"email": "uusi@vierella.example", "kind": "editor", "last_on": "2027-01-01"}
    answer = browser(spokesperson).post(page(own), sent | changes)
    assert answer.status_code == 200
    assert "<title>Virhe: " in answer.content.decode()
    assert not Mail.objects.exists()


def test_twenty_invitations_wait_at_most(
    browser: Browser, own: Organisation, spokesperson: User
) -> None:
    client = browser(spokesperson)
    for number in range(20):
        invited(client, own, email=f"p{number}@vierella.example")
    answer = send(client, page(own), email="liikaa@vierella.example")
    assert "Kaksikymmentä kutsua odottaa jo." in answer.content.decode()
    assert Mail.objects.count() == 20


def test_an_invitation_of_another_association_cannot_be_withdrawn(
    browser: Browser, own: Organisation, other: Organisation, spokesperson: User
) -> None:
    invited(browser(a_person(RoleKind.SPOKESPERSON, organisation=other)), other)
    key = Link.objects.get(payload__organisation=other.code).digest
    answer = browser(spokesperson).post(page(own, "peru-kutsu/"), {"invitation": key})
    assert answer.status_code == 404
    assert Link.objects.get(digest=key).revoked_at is None


def test_a_spokesperson_ends_a_role_and_anyone_gives_up_their_own(
    browser: Browser, own: Organisation, spokesperson: User, editor: User
) -> None:
    role = editor.roles.get()
    assert browser(spokesperson).get(page(own, f"{role.code}/paata/")).status_code == 200
    browser(spokesperson).post(page(own, f"{role.code}/paata/"))
    role.refresh_from_db()
    assert role.ends_on == TODAY
    another = a_person(RoleKind.EDITOR, organisation=own)
    browser(another).post(page(own, f"{another.roles.get().code}/paata/"))
    assert another.roles.get().ends_on == TODAY


def test_an_editor_cannot_end_a_colleagues_role(
    browser: Browser, own: Organisation, spokesperson: User, editor: User
) -> None:
    role = spokesperson.roles.get()
    assert browser(editor).post(page(own, f"{role.code}/paata/")).status_code == 403
    role.refresh_from_db()
    assert role.ends_on is None


def test_who_acted_once_is_told_when_that_ended(
    browser: Browser, own: Organisation, region: Region
) -> None:
    former = a_person(RoleKind.EDITOR, organisation=own, ends_on=date(2026, 11, 1))
    answer = browser(former).get(f"/fi/meidan-yhdistys/{own.address}/")
    assert answer.status_code == 403
    told = "Oikeutesi toimia yhdistyksen puolesta päättyi 31.10.2026. Pyydä uutta."
    assert told in answer.content.decode()


def test_the_end_of_a_role_is_told_two_weeks_before_and_once(own: Organisation) -> None:
    soon = RoleFactory.create(organisation=own, ends_on=TODAY + timedelta(days=14))
    RoleFactory.create(organisation=own, ends_on=TODAY + timedelta(days=15))
    RoleFactory.create(organisation=own)
    RoleFactory.create(organisation=own, ends_on=TODAY)
    for _ in range(2):
        tell_of_role_ends({}, now=timezone.now())
    mail = Mail.objects.get()
    assert mail.to == soon.user.email
    assert "päättyy 4.12.2026." in mail.body
    assert "/uusimaa/fi/omat/" in mail.body


def test_a_prolonged_role_is_told_of_anew_at_its_new_end(own: Organisation) -> None:
    role = RoleFactory.create(organisation=own, ends_on=TODAY + timedelta(days=3))
    tell_of_role_ends({}, now=timezone.now())
    Role.objects.filter(pk=role.pk).update(ends_on=TODAY + timedelta(days=10))
    tell_of_role_ends({}, now=timezone.now())
    assert Mail.objects.count() == 2
