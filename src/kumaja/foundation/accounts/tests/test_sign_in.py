"""Signing in by a mailed code."""

from __future__ import annotations

import re

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kumaja.foundation.accounts.gates.codes import SESSION_KEY
from kumaja.foundation.accounts.models import SignIn, User
from kumaja.foundation.accounts.tests.factories import (
    UserFactory,
    ask,
    code_mailed_to,
    signed_in,
)
from kumaja.foundation.outbox.models import Mail

pytestmark = pytest.mark.django_db
CODE = "/fi/kirjaudu/koodi/"
MAIJA = "maija@vierella.example"


def tidy(page: str) -> str:
    """Return the page without the tokens that differ in each."""
    return re.sub(r'name="(csrfmiddlewaretoken|form_key)" value="[^"]+"', "", page)


def test_the_first_confirmed_code_makes_the_account(client: Client) -> None:
    ask(client, " Maija@Vierella.example ", next_url="/fi/tili/")
    assert not User.objects.exists()

    response = client.post(CODE, {"code": code_mailed_to(MAIJA)})

    assert response["Location"] == "/fi/tili/"
    assert User.objects.get().email == MAIJA
    assert client.get("/fi/tili/").status_code == 200


def test_an_account_that_is_there_is_signed_in_to(client: Client) -> None:
    person = UserFactory.create(email=MAIJA, language="sv")

    assert signed_in(client, MAIJA) == person
    assert User.objects.get().language == "sv"


def test_the_mail_is_in_the_language_of_the_page_and_names_the_code_first(client: Client) -> None:
    ask(client, MAIJA, path="/sv/logga-in/")

    mail = Mail.objects.get()
    assert mail.subject == f"Din inloggningskod: {code_mailed_to(MAIJA)}"
    assert mail.language == "sv"
    assert code_mailed_to(MAIJA) in mail.body


def test_known_closed_and_unknown_addresses_are_answered_alike(client: Client) -> None:
    UserFactory.create(email="known@vierella.example")
    UserFactory.create(email="closed@vierella.example", is_active=False)
    answers = []
    for who in ("known", "closed", "nobody"):
        browser = Client()
        with CaptureQueriesContext(connection) as counted:
            response = browser.post("/fi/kirjaudu/", {"email": f"{who}@vierella.example"})
        page = browser.get(CODE).content.decode().replace(who, "X")
        answers.append((response.status_code, response["Location"], len(counted), tidy(page)))

    assert answers[0] == answers[1] == answers[2]
    assert Mail.objects.count() == 3


def test_a_closed_account_stays_closed_to_who_has_its_code(client: Client) -> None:
    UserFactory.create(email=MAIJA, is_active=False)

    signed_in(client, MAIJA)

    assert client.get("/fi/tili/").status_code == 302
    assert not SignIn.objects.exists()


def test_three_wrong_codes_close_the_right_one_too(client: Client) -> None:
    ask(client, MAIJA)
    for _ in range(3):
        assert client.post(CODE, {"code": "2222-2222"}).status_code == 200

    page = client.post(CODE, {"code": code_mailed_to(MAIJA)})

    assert "kolme kertaa" in page.content.decode()
    assert not User.objects.exists()


def test_a_code_is_old_after_five_minutes(client: Client) -> None:
    with time_machine.travel("2026-11-21 12:00 +0000", tick=False) as clock:
        ask(client, MAIJA)
        clock.shift(300)
        page = client.post(CODE, {"code": code_mailed_to(MAIJA)})

    assert "viisi minuuttia vanha" in page.content.decode()
    assert not User.objects.exists()


def test_a_code_opens_only_the_browser_that_asked(client: Client) -> None:
    ask(client, MAIJA)
    stranger = Client()
    ask(stranger, "other@vierella.example")

    stranger.post(CODE, {"code": code_mailed_to(MAIJA)})

    assert not User.objects.exists()
    assert Client().post(CODE, {"code": code_mailed_to(MAIJA)})["Location"] == "/fi/kirjaudu/"


def test_a_code_works_once(client: Client) -> None:
    signed_in(client, MAIJA)
    code = code_mailed_to(MAIJA)
    assert SESSION_KEY not in client.session
    client.post("/fi/kirjaudu-ulos/")

    assert client.post(CODE, {"code": code})["Location"] == "/fi/kirjaudu/"


def test_a_new_code_is_asked_on_the_same_page_and_what_was_typed_stays(client: Client) -> None:
    ask(client, MAIJA, next_url="/fi/tili/")
    old = code_mailed_to(MAIJA)

    page = client.post(CODE, {"again": "1", "code": "K7F3"})

    assert 'value="K7F3"' in page.content.decode()
    assert code_mailed_to(MAIJA) != old
    assert client.post(CODE, {"code": old}).status_code == 200
    assert client.post(CODE, {"code": code_mailed_to(MAIJA)})["Location"] == "/fi/tili/"


def test_the_session_holds_no_code_that_could_be_read(client: Client) -> None:
    ask(client, MAIJA)

    code = code_mailed_to(MAIJA)
    held = str(client.session[SESSION_KEY])
    assert code not in held
    assert code.replace("-", "").lower() not in held


def test_signing_in_gives_a_new_session(client: Client) -> None:
    ask(client, MAIJA)
    before = client.session.session_key

    client.post(CODE, {"code": code_mailed_to(MAIJA)})

    assert client.session.session_key != before


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_nobody_is_sent_elsewhere_after_signing_in(client: Client, elsewhere: str) -> None:
    ask(client, MAIJA, next_url=elsewhere)

    response = client.post(CODE, {"code": code_mailed_to(MAIJA)})

    assert response["Location"] == "/fi/tili/"


@pytest.mark.parametrize(
    "address", ["", "maija", "a@b", "a@b.fi\r\nBcc: x@y.fi", "\x00@b.fi", "x" * 300]
)
def test_a_broken_address_is_told_and_no_mail_goes(client: Client, address: str) -> None:
    page = client.post("/fi/kirjaudu/", {"email": address})

    assert page.status_code == 200
    assert "Virhe:" in page.content.decode()
    assert not Mail.objects.exists()


@pytest.mark.parametrize("typed", ["", "\x00", "😀" * 50, "x" * 5_000, "<script>"])
def test_odd_codes_are_wrong_codes(client: Client, typed: str) -> None:
    ask(client, MAIJA)

    page = client.post(CODE, {"code": typed})

    assert page.status_code == 200
    assert "<script>" not in page.content.decode().split("<main")[1]


def test_signing_out_is_a_button_and_is_remembered(client: Client) -> None:
    signed_in(client, MAIJA)
    assert client.get("/fi/kirjaudu-ulos/").status_code == 200
    assert client.get("/fi/tili/").status_code == 200

    client.post("/fi/kirjaudu-ulos/")

    assert client.get("/fi/tili/").status_code == 302
    assert SignIn.objects.get().ended_at is not None
    assert SignIn.objects.get().at <= timezone.now()
