"""What an association answers by mail is a draft; what its members said fills the view in."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from kumaja.foundation.outbox.models import IncomingMail, Mail, Thread
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.consultations.actions.drafting import save_part
from kumaja.voice.consultations.actions.inviting import INVITE_MAIL, invite
from kumaja.voice.consultations.actions.links import TAKE_REPLY, replies_to
from kumaja.voice.consultations.domain.steps import Step
from kumaja.voice.consultations.jobs import take_reply
from kumaja.voice.consultations.models import Consultation, ViewDraft
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.tests.rows import an_association
from kumaja.voice.matters.tests.rows import DAY, NOW
from kumaja.voice.relay.actions import answer_relay, begin_relay, sum_up


@pytest.fixture
def own(region: Region) -> Organisation:
    made = an_association(region, "Vierellä Jokelassa ry")
    Contact.objects.create(organisation=made, email="a@vierella.example", role_fi="Toimisto")
    return made


def signed_in(own: Organisation) -> Client:
    client = Client()
    client.force_login(
        a_person(RoleKind.SPOKESPERSON, organisation=own),
        "allauth.account.auth_backends.AuthenticationBackend",
    )
    return client


def a_reply(region: Region, text: str, number: int = 1) -> IncomingMail:
    return IncomingMail.objects.create(
        region=region, message_id=f"<{number}@x>", print=f"{number}", sender="a@vierella.example",
        subject="Vs: Anna näkemys", text=text, received_at=NOW, state="taken",
    )  # fmt: skip


def test_a_reply_becomes_a_draft_that_is_told_and_never_a_sent_view(
    asked: Consultation, own: Organisation, region: Region
) -> None:
    payload = dict(replies_to(asked, own).payload)
    first = a_reply(region, "Ovi on raskas.\n\n> Anna näkemys")
    second = a_reply(region, "Avain puuttuu.", 2)
    for mail in (first, second):
        take_reply(payload | {"incoming": mail.code}, now=NOW)

    content = ViewDraft.objects.get().parts.get().content
    assert content["said"] == "Ovi on raskas.\n\nAvain puuttuu."
    assert not Contribution.objects.exists()
    assert set(Mail.objects.values_list("to", "kind")) == {
        ("a@vierella.example", "consultations.draft")
    }


def test_a_reply_that_comes_too_late_waits_for_a_person(
    asked: Consultation, own: Organisation, region: Region
) -> None:
    mail = a_reply(region, "Ovi on raskas.")

    take_reply(dict(replies_to(asked, own).payload) | {"incoming": mail.code},
               now=asked.stage.ends_at)  # fmt: skip

    mail.refresh_from_db()
    assert (mail.state, ViewDraft.objects.exists()) == ("waiting", False)


def test_what_members_said_fills_the_view_in_with_its_numbers(
    asked: Consultation, own: Organisation
) -> None:
    by: dict[str, Any] = {"actor": "test", "now": NOW}
    relay = begin_relay(
        organisation=own, matter=asked.matter, question="Mikä toimii?", language="fi",
        closes_at=NOW + DAY, members=140, **by,
    )  # fmt: skip
    answer_relay(relay=relay, text="Salainen vastaus.", now=NOW)
    sum_up(relay=relay, summary="Puhelin ei sovi kaikille.", members=140, **by)
    with time_machine.travel(NOW, tick=False):
        client = signed_in(own)
        url = reverse("consultations:say_short", args=[asked.matter.address])
        page = client.get(url).content.decode()

    assert "Puhelin ei sovi kaikille." in page
    assert 'value="members" id="id_basis_1" checked' in page
    heard = re.search(r'<input[^>]*name="heard"[^>]*>', page)
    assert heard is not None
    assert 'value="1"' in heard.group()
    assert "Salainen vastaus." not in page


def test_an_identity_code_in_a_mailed_draft_is_not_sent_on(
    asked: Consultation, own: Organisation, region: Region
) -> None:
    mail = a_reply(region, "Asiakas 131052-308T ei päässyt ovesta.")
    take_reply(dict(replies_to(asked, own).payload) | {"incoming": mail.code}, now=NOW)
    draft = ViewDraft.objects.get()
    ground = {"basis": "board", "seen": "everyone", "role": "peer", "language": "fi"}
    save_part(draft=draft, step=Step.SPEAKER, content=ground, actor="test", now=NOW)
    url = reverse("consultations:draft_check", args=[asked.matter.address, draft.code])
    with time_machine.travel(NOW, tick=False):
        client = signed_in(own)
        mended = client.post(url, {"act": "send", "point": ["Asiakas ei päässyt ovesta."]})
        page = client.post(url, {"act": "send"})

    for each in (mended, page):
        assert "henkilötunnus" in each.content.decode()
    assert not Contribution.objects.exists()


def test_the_link_of_an_invitation_speaks_without_signing_in_and_its_reply_is_a_draft(
    asked: Consultation, own: Organisation, region: Region, settings: LazySettings
) -> None:
    settings.MAIL_IN_DOMAIN = "posti.example"
    invite(consultation=asked, organisations=[own], actor="test", now=NOW)
    mail = Mail.objects.get(kind=INVITE_MAIL)
    given = {"said": "Ovi on raskas.", "basis": "board", "seen": "everyone", "role": "peer",
             "point": ["Ovi on raskas."], "act": "send"}  # fmt: skip
    with time_machine.travel(NOW, tick=False):
        thread = Thread.objects.get(mail=mail)
        reply = a_reply(region, "Avain puuttuu.")
        take_reply(thread.payload | {"incoming": reply.code}, now=NOW)
        client = Client()
        opened = client.get(urlsplit(mail.link).path, follow=True)
        client.post(opened.request["PATH_INFO"], given)

    assert (opened.status_code, thread.job) == (200, TAKE_REPLY)
    assert Contribution.objects.get().organisation == own
    assert ViewDraft.objects.get().parts.get().content["said"] == "Avain puuttuu."
