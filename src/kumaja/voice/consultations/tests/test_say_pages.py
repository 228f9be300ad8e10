"""The pages of giving a view: nothing is sent before it was looked through, and then once."""

from __future__ import annotations

import pytest
import time_machine
from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from kumaja.foundation.accounts.models import Link, User
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.consultations.actions.links import link_for
from kumaja.voice.consultations.models import Consultation, ViewDraft
from kumaja.voice.contributions.models import Contribution, Correction
from kumaja.voice.contributions.tests.rows import an_association
from kumaja.voice.matters.tests.rows import DAY, NOW

SAID = {
    "said": "Ovi on raskas.\n\nAvain puuttuu.", "change": "", "basis": "board", "seen": "everyone",
    "role": "peer", "members": "86", "heard": "34", "form_key": "k",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, method="mfa", type="totp")
    request.session.save()
    return client


def at(name: str, asked: Consultation, **more: str) -> str:
    return reverse(f"consultations:{name}", kwargs={"address": asked.matter.address, **more})


def mailed_token() -> str:
    return Mail.objects.latest("pk").link.rstrip("/").rsplit("/", 1)[-1]


def test_a_view_is_looked_through_divided_and_sent_once(
    asked: Consultation, own: Organisation
) -> None:
    client = client_of(a_person(RoleKind.SPOKESPERSON, organisation=own))
    url, given = at("say_short", asked), SAID | {"speaker": own.code}

    looked = client.post(url, given)
    assert looked.status_code == 200
    assert not Contribution.objects.exists()
    joined = client.post(
        url, given | {"point": ["Ovi on raskas.", "Avain puuttuu."], "act": "join-1"}
    )
    assert "Ovi on raskas. Avain puuttuu." in joined.content.decode()
    sending = given | {"point": ["Ovi on raskas.", "Avain puuttuu."], "act": "send"}
    first, again = client.post(url, sending), client.post(url, sending)

    said = Contribution.objects.get()
    assert (first.status_code, first["Location"]) == (302, again["Location"])
    assert [point.text for point in said.points.order_by("number")] == sending["point"]
    assert (said.body, said.reach_heard, said.role) == (SAID["said"], 34, "peer")
    assert said.number in client.get(first["Location"]).content.decode()


def test_the_receipt_shows_by_its_link_until_it_is_closed(
    asked: Consultation, own: Organisation
) -> None:
    client = client_of(a_person(RoleKind.SPOKESPERSON, organisation=own))
    given = SAID | {"speaker": own.code, "point": ["Ovi on raskas."], "act": "send"}
    client.post(at("say_short", asked), given)
    said, token = Contribution.objects.get(), mailed_token()
    url = reverse("contributions:receipt", args=[token])

    assert said.number in Client().get(url).content.decode()
    file = Client().get(reverse("contributions:receipt_file", args=[token]))
    assert said.salt in file.content.decode()
    assert Client().post(url).status_code == 410
    assert Client().get(url).status_code == 410


def test_an_editor_drafts_and_sends_nothing(asked: Consultation, own: Organisation) -> None:
    client = client_of(a_person(RoleKind.EDITOR, organisation=own))
    given = SAID | {"speaker": own.code, "point": ["Ovi on raskas."]}

    sent = client.post(at("say_short", asked), given | {"act": "send"})
    kept = client.post(at("say_short", asked), given | {"act": "keep"})

    assert sent.status_code == 200
    assert not Contribution.objects.exists()
    assert kept["Location"] == at("draft", asked, code=ViewDraft.objects.get().code)


def test_closed_meanwhile_keeps_the_text_and_sends_nothing(
    asked: Consultation, own: Organisation
) -> None:
    client = client_of(a_person(RoleKind.SPOKESPERSON, organisation=own))
    given = SAID | {"speaker": own.code, "point": ["Ovi on raskas."], "act": "send"}
    with time_machine.travel(asked.stage.ends_at, tick=False):
        client = client_of(User.objects.get(roles__organisation=own))
        answer = client.post(at("say_short", asked), given)

        assert answer.status_code == 302
        assert "Ovi on raskas." in client.get(answer["Location"]).content.decode()
    assert not Contribution.objects.exists()


def test_what_is_closed_is_closed_by_every_address(asked: Consultation, own: Organisation) -> None:
    user = a_person(RoleKind.SPOKESPERSON, organisation=own)
    client = client_of(user)
    client.post(at("say_full", asked), {"for": own.code})
    draft = ViewDraft.objects.get()
    coordinator = a_person(RoleKind.COORDINATOR, region=asked.region)
    given = SAID | {"point": ["Ovi on raskas."], "act": "send"}
    with time_machine.travel(asked.stage.ends_at, tick=False):
        client, other = client_of(user), client_of(coordinator)
        client.post(at("say_short", asked), given | {"speaker": own.code})
        client.post(at("draft_check", asked, code=draft.code), given)
        entered = {
            "speaker": "association", "association": own.code, "origin": "paper",
            "said_on": "2026-12-01", "answer_by": "phone", "answer_to": "019 1",
        }  # fmt: skip
        other.post(at("say_entered", asked), given | entered)
        client.post(at("say_ask_link", asked), {"email": "a@example.org"})

    assert not Contribution.objects.exists()
    assert not Link.objects.exists()


def test_another_associations_draft_is_not_there(
    asked: Consultation, own: Organisation, region: Region
) -> None:
    client_of(a_person(RoleKind.SPOKESPERSON, organisation=own)).post(
        at("say_full", asked), {"for": own.code}
    )
    code = ViewDraft.objects.get().code
    strangers = (
        a_person(RoleKind.SPOKESPERSON, organisation=an_association(region)),
        a_person(RoleKind.COORDINATOR, region=region),
        a_person(RoleKind.OFFICIAL, organisation=asked.matter.owners.get().organisation),
    )

    for stranger in strangers:
        client = client_of(stranger)
        for name, more in (("draft", {}), ("draft_check", {}), ("draft_step", {"step": "whole"})):
            assert client.get(at(name, asked, code=code, **more)).status_code == 404
        assert client.post(at("draft_drop", asked, code=code)).status_code == 404
    assert ViewDraft.objects.exists()


def test_two_colleagues_at_once_see_both_texts(asked: Consultation, own: Organisation) -> None:
    one, other = (
        client_of(a_person(kind, organisation=own))
        for kind in (RoleKind.EDITOR, RoleKind.SPOKESPERSON)
    )
    one.post(at("say_full", asked), {"for": own.code})
    draft = ViewDraft.objects.get()
    url = at("draft_step", asked, code=draft.code, step="paragraphs")

    assert one.post(url, {"1.1": "Ensimmäinen.", "version": "0"}).status_code == 302
    met = other.post(url, {"1.1": "Toinen.", "version": "0"})
    assert all(text in met.content.decode() for text in ("Ensimmäinen.", "Toinen."))
    assert draft.parts.get().content == {"1.1": "Ensimmäinen."}
    assert other.post(url, {"1.1": "Toinen.", "version": "1"}).status_code == 302
    assert draft.parts.get().content == {"1.1": "Toinen."}


def test_a_draft_is_sent_with_its_points_where_they_hang(
    asked: Consultation, own: Organisation
) -> None:
    client = client_of(a_person(RoleKind.SPOKESPERSON, organisation=own))
    client.post(at("say_full", asked), {"for": own.code})
    code = ViewDraft.objects.get().code
    parts = {
        "questions": {"0": "Ovi toimii."}, "paragraphs": {"1.2": "Kaikki eivät ole netissä."},
        "speaker": {"basis": "members", "seen": "everyone", "role": "", "language": "fi"},
    }  # fmt: skip
    for step, given in parts.items():
        client.post(at("draft_step", asked, code=code, step=step), given | {"version": "0"})
    looked = client.get(at("draft_check", asked, code=code))
    assert "Kaikki eivät ole netissä." in looked.content.decode()
    client.post(at("draft_check", asked, code=code), {"act": "send"})

    said = Contribution.objects.get()
    assert [bool(point.place.question) for point in said.points.order_by("number")] == [True, False]
    assert (said.role, said.points.get(number=2).place.paragraph_key) == ("", "1.2")
    assert not ViewDraft.objects.exists()


def test_a_resident_speaks_once_by_a_mailed_link(asked: Consultation) -> None:
    type(asked.matter).objects.update(residents_may_speak=True)
    Client().post(at("say_ask_link", asked), {"email": "asukas@example.org"})
    assert Mail.objects.get().to == "asukas@example.org"
    url = reverse("consultations:say_by_link", args=[mailed_token()])
    given = {"said": "Ovi on raskas.", "seen": "everyone", "name": "Asukas, Jokela", "act": "send",
             "point": ["Ovi on raskas."], "form_key": "k"}  # fmt: skip

    assert Client().get(url).status_code == 200
    assert not Contribution.objects.exists()
    Client().post(url, given)
    Client().post(url, given | {"form_key": "another", "said": "Toinen."})

    said = Contribution.objects.get()
    assert (said.speaker_name, said.answer_to) == ("Asukas, Jokela", "asukas@example.org")
    assert said.number in Client().get(url).content.decode()


def test_an_identity_code_is_refused_and_the_text_kept(
    asked: Consultation, own: Organisation
) -> None:
    client = client_of(a_person(RoleKind.SPOKESPERSON, organisation=own))
    given = SAID | {"speaker": own.code, "said": "Hän on 131052-308T.", "act": "send"}

    page = client.post(at("say_short", asked), given | {"point": ["x"]})

    assert "131052-308T" in page.content.decode()
    assert not Contribution.objects.exists()


def test_completing_is_one_view_and_correcting_is_seen(
    asked: Consultation, own: Organisation
) -> None:
    client = client_of(a_person(RoleKind.SPOKESPERSON, organisation=own))
    given = SAID | {"speaker": own.code, "point": ["Ovi on raskas."], "act": "send"}
    client.post(at("say_short", asked), given)
    with time_machine.travel(NOW + DAY, tick=False):
        more = given | {"said": "Valo puuttuu.", "point": ["Valo puuttuu."], "form_key": "2"}
        client.post(at("say_short", asked), more)

    said = Contribution.objects.get()
    assert [point.text for point in said.points.standing().order_by("number")] == [
        "Ovi on raskas.", "Valo puuttuu.",
    ]  # fmt: skip
    url = at("said_correct", asked, code=said.code)
    client.post(url, {"point": ["Ovi on liian raskas."], "act": "send", "reason": "Sana puuttui"})
    assert Correction.objects.latest("pk").reason == "Sana puuttui"
    client.post(at("said_withdraw", asked, code=said.code), {"reason": ""})
    assert Contribution.objects.get().is_withdrawn


def test_the_association_speaks_by_its_mail_while_the_address_is_its_own(
    asked: Consultation, own: Organisation
) -> None:
    Contact.objects.create(organisation=own, email="a@vierella.example", role_fi="Toimisto")
    token = link_for(consultation=asked, organisation=own, to="a@vierella.example", now=NOW)
    url = reverse("consultations:say_by_link", args=[token])
    given = SAID | {"point": ["Ovi on raskas."], "act": "send"}

    assert Client().get(url).status_code == 200
    Contact.objects.update(email="b@vierella.example")
    assert Client().post(url, given).status_code == 410
    assert not Contribution.objects.exists()
    Contact.objects.update(email="a@vierella.example")
    Client().post(url, given)
    assert Contribution.objects.get().organisation == own


def test_a_point_mended_on_the_last_page_is_looked_through_too(
    asked: Consultation, own: Organisation
) -> None:
    client = client_of(a_person(RoleKind.SPOKESPERSON, organisation=own))
    given = SAID | {"speaker": own.code, "point": ["Asiakas 131052-308T."], "act": "send"}

    page = client.post(at("say_short", asked), given)

    assert "henkilötunnus" in page.content.decode()
    assert not Contribution.objects.exists()
