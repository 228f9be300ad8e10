"""The page behind the mail: opening changes nothing, one POST answers, others do nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.regions.models import Region
from kumaja.help.partners.actions.ending import close_request
from kumaja.help.partners.actions.sending import remind
from kumaja.help.partners.domain.kinds import Answer
from kumaja.help.partners.models import PartnerRequest
from kumaja.help.partners.tests.rows import (
    DAY,
    NOW,
    a_body,
    a_request,
    an_association,
    invitation_to,
    mails,
    token_in,
)
from kumaja.network.registry.models import Contact, Organisation

pytestmark = pytest.mark.django_db
YES = {"answer": "accepted", "message": "Tulemme.", "contact": "Maija 040 1"}


@pytest.fixture
def asked(region: Region) -> Organisation:
    row = an_association(region, "Muistipolku ry", email="polku@yksi.example")
    a_request(a_body(region), region, row)
    return row


@pytest.fixture
def page(asked: Organisation) -> str:
    with translation.override("fi"):
        return reverse("partners:answer", args=[token_in(mails("invitation")[0])])


def test_opening_changes_nothing_and_the_page_tells_all(
    client: Client, asked: Organisation, page: str
) -> None:
    before = AuditRow.objects.count()
    answer = client.get(f"/l/{token_in(mails('invitation')[0])}", follow=True)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Etsimme muistiyhdistyksiä." in text
    assert "Voimme tulla mukaan" in text
    assert client.get(f"{page}arkki/").status_code == 200
    assert (AuditRow.objects.count(), invitation_to(asked).state) == (before, Answer.WAITING)


def test_one_post_answers_and_sending_again_does_nothing(
    client: Client, asked: Organisation, page: str
) -> None:
    assert client.post(page, YES).status_code == 302
    assert client.post(page, YES | {"answer": "declined", "form_key": "b"}).status_code == 200
    row = invitation_to(asked)
    assert (row.state, row.message, row.contact) == (Answer.ACCEPTED, "Tulemme.", "Maija 040 1")
    text = client.get(page).content.decode()
    assert "Tämä on jo perillä" in text
    assert "Voimme tulla mukaan" not in text


def test_a_yes_without_a_contact_and_no_button_at_all_are_asked_again(
    client: Client, asked: Organisation, page: str
) -> None:
    for wrong in (YES | {"contact": " "}, YES | {"answer": "sure"}, {"message": "x"}):
        assert client.post(page, wrong).status_code == 200
    assert invitation_to(asked).state == Answer.WAITING
    client.post(page, {"answer": "declined"})
    assert invitation_to(asked).state == Answer.DECLINED


def test_an_expired_link_a_made_up_one_and_a_former_address_do_nothing(
    client: Client, asked: Organisation, page: str, time_machine: object
) -> None:
    assert (
        client.post(page.replace(token_in(mails("invitation")[0]), "x" * 22), YES).status_code
        == 404
    )
    Contact.objects.update(email="uusi@yksi.example")
    assert client.post(page, YES).status_code == 410
    Contact.objects.update(email="polku@yksi.example")
    time_machine.move_to(NOW + timedelta(days=120), tick=False)  # type: ignore[attr-defined]
    assert client.post(page, YES).status_code == 410
    assert invitation_to(asked).state == Answer.WAITING


def test_a_second_link_of_an_answered_invitation_answers_nothing(
    client: Client, asked: Organisation, page: str
) -> None:
    remind(request=PartnerRequest.objects.get(), actor="test", now=NOW + 8 * DAY)
    client.post(page, YES)
    second = page.replace(token_in(mails("invitation")[0]), token_in(mails("reminder")[0]))
    client.post(second, {"answer": "declined"})
    assert invitation_to(asked).state == Answer.ACCEPTED


def test_a_closed_request_says_what_came_of_it(client: Client, page: str) -> None:
    request = PartnerRequest.objects.get()
    close_request(request=request, outcome="Ryhmä alkaa.", actor="test", now=NOW)
    assert client.post(page, YES).status_code == 200
    assert "Ryhmä alkaa." in client.get(page).content.decode()
    assert request.invitations.get().state == Answer.WAITING


def test_a_closed_region_says_so(client: Client, asked: Organisation, page: str) -> None:
    Region.objects.update(closed_at=NOW)
    assert client.post(page, YES).status_code == 409
    assert invitation_to(asked).state == Answer.WAITING
