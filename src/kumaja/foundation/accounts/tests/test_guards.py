"""Texts kept after the session's end, rate limits, headers, cookies, what is not mounted."""

from __future__ import annotations

import re
import time

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from kumaja.foundation.accounts.access import ACCESS
from kumaja.foundation.accounts.domain.kept_forms import MOST_BYTES
from kumaja.foundation.accounts.tests.factories import ask, code_mailed_to, signed_in
from kumaja.foundation.accounts.urls import PAGES, PLAIN
from kumaja.foundation.outbox.models import Mail

pytestmark = pytest.mark.django_db
MAIJA = "maija@vierella.example"
KEPT = "/fi/tili/tallessa/"


def test_a_text_sent_after_the_sessions_end_is_kept_and_sent_after_signing_in(
    client: Client,
) -> None:
    sent = client.post("/fi/tili/", {"name": "Maija of the long text", "language": "sv"})
    assert sent["Location"].startswith("/fi/kirjaudu/?next=")
    page = client.get(sent["Location"]).content.decode()
    assert "Kirjautuminen vanheni, tekstisi ei." in page

    ask(client, MAIJA, path=sent["Location"])
    assert client.post("/fi/kirjaudu/koodi/", {"code": code_mailed_to(MAIJA)})["Location"] == KEPT
    page = client.get(KEPT).content.decode()
    assert "Maija of the long text" in page
    fields = dict(re.findall(r'name="(name|language)" value="([^"]*)"', page))
    client.post("/fi/tili/", fields)

    assert 'value="Maija of the long text"' in client.get("/fi/tili/").content.decode()
    assert client.get(KEPT)["Location"] == "/fi/tili/"


def test_a_kept_text_can_be_thrown_away_and_its_html_is_text(client: Client) -> None:
    client.post("/fi/tili/", {"name": "<script>alert(1) </script>"})
    signed_in(client, MAIJA)
    assert "<script>alert" not in client.get(KEPT).content.decode()

    client.post(KEPT)

    assert client.get(KEPT)["Location"] == "/fi/tili/"


def test_too_long_a_text_is_not_kept_and_the_page_comes_all_the_same(client: Client) -> None:
    sent = client.post("/fi/tili/", {"name": "x" * (MOST_BYTES + 1)})

    assert sent.status_code == 302
    assert "kept_form" not in client.session


def test_a_foreign_page_cannot_have_a_text_kept() -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post("/fi/tili/", {"name": "of a stranger"}).status_code == 403
    assert "kept_form" not in client.session


def test_htmx_is_led_to_the_sign_in_page_as_a_whole(client: Client) -> None:
    answer = client.get("/fi/tili/", headers={"HX-Request": "true"})

    assert answer.status_code == 204
    assert answer["HX-Redirect"].startswith("/fi/kirjaudu/?next=/fi/tili/")


@pytest.mark.usefixtures("counted")
def test_an_address_is_not_flooded_with_codes(client: Client) -> None:
    answers = [client.post("/fi/kirjaudu/", {"email": MAIJA}).status_code for _ in range(6)]

    assert answers == [302] * 5 + [429]
    assert Mail.objects.count() == 5
    assert client.post("/fi/kirjaudu/", {"email": "other@vierella.example"}).status_code == 302


@pytest.mark.usefixtures("counted")
def test_one_network_does_not_ask_for_codes_without_end(client: Client) -> None:
    for number in range(20):
        client.post("/fi/kirjaudu/", {"email": f"p{number}@vierella.example"})

    assert client.post("/fi/kirjaudu/", {"email": "last@vierella.example"}).status_code == 429
    assert Mail.objects.count() == 20


@pytest.mark.usefixtures("counted")
def test_asking_again_counts_too_and_keeps_the_code_that_was_mailed(client: Client) -> None:
    ask(client, MAIJA)
    for _ in range(5):
        client.post("/fi/kirjaudu/koodi/", {"again": "1"})

    assert Mail.objects.count() == 5
    answer = client.post("/fi/kirjaudu/koodi/", {"code": code_mailed_to(MAIJA)})
    assert answer.status_code == 302


def test_a_page_may_load_nothing_from_elsewhere_and_no_inline_script(client: Client) -> None:
    page = client.get("/fi/kirjaudu/")

    policy = dict(part.strip().split(" ", 1) for part in page["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["object-src"] == "'none'"
    assert (page["X-Frame-Options"], page["Referrer-Policy"]) == ("DENY", "same-origin")
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize(
    "name", ["account_signup", "account_reset_password", "account_set_password", "account_email"]
)
def test_addresses_with_passwords_are_not_there(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_every_address_of_the_room_tells_for_whom_it_is() -> None:
    names = {pattern.name for pattern in (*PAGES[""], *PLAIN)}
    names |= {f"accounts:{pattern.name}" for pattern in PAGES["accounts"]}

    assert names == set(ACCESS)


def test_answers_come_in_like_time_for_known_and_unknown(client: Client) -> None:
    signed_in(Client(), MAIJA)

    def median_of(address: str) -> float:
        spent = []
        for _ in range(15):
            begun = time.perf_counter()
            client.post("/fi/kirjaudu/", {"email": address})
            spent.append(time.perf_counter() - begun)
        return sorted(spent)[7]

    median_of(MAIJA)
    known, unknown = median_of(MAIJA), median_of("nobody@vierella.example")
    assert max(known, unknown) < 2 * min(known, unknown)
