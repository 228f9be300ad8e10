"""Addresses without a language."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kumaja.front.home.tests.rows import a_region

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "language"),
    [("sv-FI,sv;q=0.9", "sv"), ("en-GB", "en"), ("de", "fi"), ("", "fi"), ("x" * 5000, "fi")],
)
def test_the_root_leads_to_the_readers_language(client: Client, asked: str, language: str) -> None:
    answer = client.get("/", HTTP_ACCEPT_LANGUAGE=asked)
    assert (answer.status_code, answer["Location"]) == (302, f"/{language}/")
    assert "Accept-Language" in answer["Vary"]


def test_a_regions_root_keeps_the_region(client: Client) -> None:
    a_region()
    a_region("kainuu")
    assert client.get("/kainuu/")["Location"] == "/kainuu/fi/"


def test_several_regions_and_none_named_is_a_plain_list(client: Client) -> None:
    a_region()
    a_region("kainuu")
    page = client.get("/fi/").content.decode()
    assert 'href="/kainuu/fi/"' in page
    assert 'href="/uusimaa/fi/"' in page


def test_security_txt_tells_where_to_turn_and_is_not_out_of_date(client: Client) -> None:
    answer = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    expires = datetime.fromisoformat(fields["Expires"])

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert set(fields) == {"Contact", "Expires", "Preferred-Languages", "Canonical"}
    assert fields["Contact"].endswith("/en/feedback/")
    assert timedelta(days=150) < expires - timezone.now() < timedelta(days=365)


def test_robots_read_pages_but_no_filters(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /*?*" in text
    assert "Disallow: /\n" not in text


def test_the_favicon_is_the_mark(client: Client) -> None:
    assert "/static/design/favicon." in client.get("/favicon.ico")["Location"]
