"""Texts kept after the session's end, rate limits, headers, cookies, what is not mounted."""

from __future__ import annotations

import re
import time

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from kumaja.config.cache import CacheRouter, caches
from kumaja.config.environment import Environment
from kumaja.config.security import authorities, security, strong_sign_ins
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


def test_with_https_cookies_are_bound_to_the_host() -> None:
    guarded = security(Environment(https=True, trusted_proxies=1))

    assert guarded["SESSION_COOKIE_NAME"] == "__Host-session"
    assert guarded["CSRF_COOKIE_NAME"] == "__Host-csrf"
    assert guarded["SESSION_COOKIE_SECURE"]
    assert guarded["CSRF_COOKIE_SECURE"]
    assert guarded["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert guarded["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_without_a_trusted_proxy_its_header_is_not_believed() -> None:
    assert security(Environment(https=True, trusted_proxies=0))["SECURE_PROXY_SSL_HEADER"] is None
    assert not security(Environment(https=False))["SECURE_HSTS_SECONDS"]


def test_an_authority_that_is_strong_is_named_and_a_form_may_lead_to_it() -> None:
    row = {
        "id": "entra",
        "name": "HUS",
        "server_url": "https://login.hus.example/x/",
        "client_id": "a",
    }
    row |= {"secret": "s"}
    guarded = security(Environment(oidc=[row]))

    assert strong_sign_ins([row | {"second_factor": "true"}]) == {"entra"}
    assert strong_sign_ins([row]) == strong_sign_ins([row | {"second_factor": "no"}]) == frozenset()
    assert authorities([row])["openid_connect"]["APPS"][0]["provider_id"] == "entra"
    actions = guarded["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["form-action"]
    assert actions == ["'self'", "https://login.hus.example"]


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
    assert get_resolver().reverse_dict


def test_the_cache_is_a_table_redis_or_nothing_else() -> None:
    assert caches("")["default"]["LOCATION"] == "kumaja_cache"
    assert caches("redis://cache:6379/1")["default"]["LOCATION"] == "redis://cache:6379/1"
    with pytest.raises(ValueError, match="KUMAJA_CACHE_URL"):
        caches("memcached://x")


def test_only_the_caches_table_lies_on_its_connection() -> None:
    router = CacheRouter()

    assert router.allow_migrate("cache", "django_cache")
    assert not router.allow_migrate("cache", "accounts")
    assert router.allow_migrate("default", "accounts")
    assert not router.allow_migrate("default", "django_cache")


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
