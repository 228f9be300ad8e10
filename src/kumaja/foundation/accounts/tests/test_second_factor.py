"""An authenticator app, recovery codes, and what a session with them is."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.http import HttpRequest
from django.test import Client

from kumaja.foundation.accounts.gates import signed_in_with_second_factor
from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.queries import has_second_factor
from kumaja.foundation.accounts.tests.factories import ask, code_mailed_to, signed_in

pytestmark = pytest.mark.django_db
MAIJA = "maija@vierella.example"
APP = "/fi/tili/toinen-lukko/sovellus/"
STEP = "/fi/kirjaudu/toinen-vaihe/"


def app_code(secret: str) -> str:
    counter = next(yield_hotp_counters_from_time())
    return str(format_hotp_value(hotp_value(secret, counter)))


def with_app(client: Client) -> tuple[User, str]:
    """Sign in and take an authenticator app into use."""
    person = signed_in(client, MAIJA)
    client.get(APP)
    secret = client.session["mfa.totp.secret"]
    response = client.post(APP, {"code": app_code(secret)})
    assert response["Location"] == "/fi/tili/toinen-lukko/palautuskoodit/"
    return person, secret


def session_of(client: Client, person: User) -> HttpRequest:
    request = HttpRequest()
    request.session, request.user = client.session, person
    return request


def test_the_page_shows_the_key_as_picture_and_as_text(client: Client) -> None:
    signed_in(client, MAIJA)

    page = client.get(APP).content.decode()

    assert "data:image/svg+xml;base64," in page
    assert client.session["mfa.totp.secret"] in page


def test_an_app_is_a_second_factor_from_the_moment_it_is_taken_into_use(client: Client) -> None:
    person, secret = with_app(client)

    assert has_second_factor(person)
    assert signed_in_with_second_factor(session_of(client, person))
    assert secret not in str(Authenticator.objects.get(type="totp").data)


def test_a_code_by_mail_alone_is_no_second_factor(client: Client) -> None:
    person = signed_in(client, MAIJA)

    assert not has_second_factor(person)
    assert not signed_in_with_second_factor(session_of(client, person))


def test_who_has_an_app_is_asked_for_it_after_the_mailed_code(client: Client) -> None:
    person, secret = with_app(client)
    browser = Client()
    ask(browser, MAIJA, next_url="/fi/tili/")
    response = browser.post("/fi/kirjaudu/koodi/", {"code": code_mailed_to(MAIJA)})
    assert response["Location"] == STEP
    assert browser.get("/fi/tili/").status_code == 302
    assert browser.get(STEP).status_code == 200

    assert browser.post(STEP, {"code": "000000"}).status_code == 200
    Authenticator.objects.filter(type="totp").update(last_used_at=None)
    response = browser.post(STEP, {"code": app_code(secret)})

    assert response["Location"] == "/fi/tili/"
    assert signed_in_with_second_factor(session_of(browser, person))


def test_a_recovery_code_opens_once(client: Client) -> None:
    with_app(client)
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    entered = []
    for _ in range(2):
        browser = Client()
        ask(browser, MAIJA)
        browser.post("/fi/kirjaudu/koodi/", {"code": code_mailed_to(MAIJA)})
        entered.append(browser.post(STEP, {"code": code}).status_code)

    assert entered == [302, 200]


def test_recovery_codes_are_not_readable_in_the_database(client: Client) -> None:
    with_app(client)

    row = Authenticator.objects.get(type="recovery_codes")
    assert row.wrap().get_unused_codes()[0] not in str(row.data)


def entered_with_app(secret: str) -> Client:
    """Return a browser in which Maija has signed in with her app."""
    browser = Client()
    ask(browser, MAIJA)
    browser.post("/fi/kirjaudu/koodi/", {"code": code_mailed_to(MAIJA)})
    assert browser.post(STEP, {"code": app_code(secret)}).status_code == 302
    return browser


def test_a_lock_is_changed_only_by_who_opens_one_of_them(client: Client) -> None:
    _, secret = with_app(client)
    remove = "/fi/tili/toinen-lukko/sovellus/poista/"
    client = entered_with_app(secret)

    response = client.post(remove)
    assert response["Location"].startswith("/fi/kirjaudu/vahvista/")
    page = client.get(response["Location"])
    assert page.status_code == 200
    assert 'name="next"' in page.content.decode()
    assert Authenticator.objects.filter(type="totp").exists()

    client.post(response["Location"], {"code": app_code(secret), "next": remove})
    client.post(remove)

    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("page", ["", "paasyavain/", "sovellus/", "palautuskoodit/uudet/"])
def test_pages_of_the_second_lock_stand(client: Client, page: str) -> None:
    signed_in(client, MAIJA)

    response = client.get(f"/fi/tili/toinen-lukko/{page}")

    assert response.status_code == 200
    assert "<script>" not in response.content.decode()


def test_recovery_codes_are_shown_and_downloaded_after_a_confirmation(client: Client) -> None:
    _, secret = with_app(client)
    codes = "/fi/tili/toinen-lukko/palautuskoodit/"
    assert client.get(codes).status_code == 200  # right after the app was taken into use
    client = entered_with_app(secret)
    asked = client.get(codes)
    assert asked["Location"].startswith("/fi/kirjaudu/vahvista/")

    client.post(asked["Location"], {"code": app_code(secret), "next": codes})

    assert client.get(codes).status_code == 200
    file = client.get(f"{codes}tiedosto/")
    assert file["Content-Disposition"].startswith("attachment")


@pytest.mark.usefixtures("counted")
def test_guessing_the_second_step_is_stopped(client: Client) -> None:
    _, secret = with_app(client)
    browser = Client()
    ask(browser, MAIJA)
    browser.post("/fi/kirjaudu/koodi/", {"code": code_mailed_to(MAIJA)})
    for _ in range(5):
        browser.post(STEP, {"code": "000000"})

    page = browser.post(STEP, {"code": app_code(secret)})

    assert "Liian monta" in page.content.decode()
