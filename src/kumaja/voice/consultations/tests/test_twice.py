"""Forms about a hearing sent twice: from the page as it stands, each leaves one row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
import time_machine
from django.test import Client

from kumaja.foundation.outbox.models import Mail
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.consultations.models import AskedQuestion, Consultation
from kumaja.voice.consultations.tests.test_say_pages import SAID, at, client_of
from kumaja.voice.contributions.models import Contribution, Correction
from kumaja.voice.matters.tests.rows import NOW

_FORM_KEY = re.compile(r'name="form_key" value="([^"]+)"')
_AGAIN = "Tämä on jo perillä"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def client(own: Organisation) -> Client:
    return client_of(a_person(RoleKind.SPOKESPERSON, organisation=own))


@pytest.fixture
def said(client: Client, asked: Consultation, own: Organisation) -> Contribution:
    """Send a view of two points through its page."""
    points = {"point": ["Ovi on raskas.", "Avain puuttuu."], "act": "send"}
    client.post(at("say_short", asked), SAID | {"speaker": own.code} | points)
    return Contribution.objects.get()


def _twice(client: Client, url: str, form: Mapping[str, object]) -> str:
    """Send what the page holds two times, as two presses do; return what is told after."""
    found = _FORM_KEY.search(client.get(url).content.decode())
    assert found is not None, "The form carries no key."
    first, again = (client.post(url, {**form, "form_key": found[1]}) for _press in range(2))
    assert (first.status_code, again.status_code) == (302, 302)
    assert first["Location"] == again["Location"]
    return client.get(again["Location"]).content.decode()


def test_a_correction(client: Client, asked: Consultation, said: Contribution) -> None:
    form = {"point": ["Ovi on liian raskas.", "Avain puuttuu."], "act": "send", "reason": "Sana."}

    html = _twice(client, at("said_correct", asked, code=said.code), form)

    assert Correction.objects.count() == 1
    assert _AGAIN in html


def test_a_withdrawal(client: Client, asked: Consultation, said: Contribution) -> None:
    html = _twice(client, at("said_withdraw", asked, code=said.code), {"reason": "Ei vielä."})

    assert Contribution.objects.get().is_withdrawn
    assert _AGAIN in html
    assert "Mitään ei muutettu" not in html


def test_a_question(client: Client, asked: Consultation, own: Organisation) -> None:
    form = {"text": "Koskeeko tämä myös iltoja?", "speaker": own.code}

    html = _twice(client, at("ask", asked), form)

    assert AskedQuestion.objects.count() == 1
    assert _AGAIN in html


def test_a_question_by_mail(asked: Consultation) -> None:
    form = {"text": "Koskeeko tämä iltoja?", "name": "Maija", "email": "maija@kumaja.example"}

    html = _twice(Client(), at("ask", asked), form)

    assert Mail.objects.count() == 1
    assert _AGAIN in html


def test_who_has_said_is_told_before_writing_again(
    client: Client, asked: Consultation, said: Contribution
) -> None:
    for name in ("say", "say_short", "say_full"):
        html = client.get(at(name, asked)).content.decode()
        assert "Täydennä sitä, niin se lasketaan yhtenä" in html
        assert at("said", asked, code=said.code) in html
