"""Mailed links: a GET changes nothing, the button does, and so does a mail program's one click."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.test import Client

from conftest import NOW
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.foundation.subscriptions.actions import ask_to_subscribe, unsubscribe_address
from kumaja.foundation.subscriptions.domain.frequencies import Frequency
from kumaja.foundation.subscriptions.models import Receiver, Subscription
from kumaja.foundation.subscriptions.tests.factories import SubscriptionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailed(time_machine: object) -> str:
    """Return the address behind the link of the mail that asks to confirm."""
    time_machine.move_to(NOW)  # type: ignore[attr-defined]
    ask_to_subscribe(
        email="lukija@esimerkki.example", region=RegionFactory.create(), kind="newsletter",
        frequency=Frequency.WEEKLY, language="fi", now=NOW,
    )  # fmt: skip
    return urlsplit(Mail.objects.get().link).path


def test_the_link_opens_a_page_with_a_button(client: Client, mailed: str) -> None:
    answer = client.get(mailed, follow=True)

    assert answer.status_code == 200
    assert "Kyllä, haluan viestit" in answer.content.decode()
    assert answer.redirect_chain[-1][0].startswith("/fi/tilaukset/vahvista/")
    assert not Subscription.objects.confirmed().exists()


def test_the_button_confirms_once(client: Client, mailed: str) -> None:
    page = client.get(mailed)["Location"]

    answer = client.post(page)

    assert answer.status_code == 200
    assert Subscription.objects.confirmed().count() == 1
    assert client.post(page).status_code == 410
    assert client.get(page).status_code == 410


def test_the_button_of_a_wish_that_ended_meanwhile_says_so(client: Client, mailed: str) -> None:
    page = client.get(mailed)["Location"]
    Subscription.objects.all().delete()

    assert client.post(page).status_code == 410


@pytest.fixture
def address() -> str:
    """Return the address by which a subscription ends."""
    row = SubscriptionFactory.create()
    return urlsplit(unsubscribe_address(subscription=row, now=NOW)).path


def test_opening_the_link_ends_nothing(client: Client, address: str) -> None:
    answer = client.get(address)

    assert "Lopeta viestit" in answer.content.decode()
    assert Subscription.objects.exists()
    assert answer["Cache-Control"].startswith("max-age=0")


def test_the_button_ends_it_and_again_is_harmless(client: Client, address: str) -> None:
    for _ in range(2):
        answer = client.post(address)
        assert answer.status_code == 200
        assert "Et saa enää näitä viestejä" in answer.content.decode()

    assert not Receiver.objects.exists()


def test_a_mail_program_ends_it_by_one_click_without_cookies(address: str) -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(address, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert not Subscription.objects.exists()


@pytest.mark.parametrize("path", ["/fi/tilaukset/lopeta/{}/", "/fi/tilaukset/vahvista/{}/"])
def test_a_token_that_nobody_was_given_finds_nothing(
    client: Client, address: str, path: str
) -> None:
    assert client.get(path.format("A" * 22)).status_code == 404
    assert client.post(path.format("A" * 22)).status_code == 404


def test_a_token_opens_only_its_own_page(client: Client, address: str) -> None:
    token = address.rstrip("/").rsplit("/", 1)[1]

    assert client.post(f"/fi/tilaukset/vahvista/{token}/").status_code == 404
    assert Subscription.objects.exists()
