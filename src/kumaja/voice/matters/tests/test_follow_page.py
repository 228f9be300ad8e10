"""The page by which the calendar is followed: its addresses keep what was narrowed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kumaja.foundation.accounts.actions import open_account
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.foundation.subscriptions.models import Receiver, Subscription
from kumaja.voice.matters.actions.telling import CALENDAR
from kumaja.voice.matters.tests.rows import NOW, a_body

PAGE = "/fi/paatoskalenteri/tilaa/"


@pytest.fixture
def region(db: None, time_machine: Any) -> Region:  # noqa: ANN401
    del db
    time_machine.move_to(NOW, tick=False)
    made: Region = RegionFactory.create()
    return made


def test_the_addresses_keep_what_was_chosen(client: Client, region: Region) -> None:
    body = a_body(region, "HUS")

    shown = client.get(f"{PAGE}?body={body.code}&x=1").content.decode()

    assert f"webcal://testserver/ical/fi/decision-calendar.ics?body={body.code}" in shown
    assert f"http://testserver/feeds/fi/decision-calendar.atom?body={body.code}" in shown
    assert "Tilaat vain nämä:" in shown
    assert client.get(f"{PAGE}?body=ei-ole").status_code == 404


def test_an_address_is_asked_to_confirm_and_learns_nothing(client: Client, region: Region) -> None:
    body = a_body(region, "HUS")
    given = {"frequency": "weekly", "email": "aino@esimerkki.example"}

    answers = [client.post(f"{PAGE}?body={body.code}", given)["Location"] for _ in range(2)]

    assert answers == [f"{PAGE}?body={body.code}&sent=mailed"] * 2
    held = Subscription.objects.get()
    assert (held.kind, held.about, held.confirmed_at) == (CALENDAR, f"body={body.code}", None)
    assert {mail.kind for mail in Mail.objects.all()} == {"subscriptions.confirm"}


@pytest.mark.parametrize(
    "given",
    [
        {"frequency": "weekly", "email": "ei osoite"},
        {"frequency": "weekly", "email": "a@b.example\r\nBcc: c@d.example"},
        {"frequency": "desk", "email": "a@b.example"},
        {"email": "a@b.example"},
    ],
)
def test_what_can_not_be_is_refused_and_nothing_is_kept(
    client: Client, region: Region, given: dict[str, str]
) -> None:
    answer = client.post(PAGE, given)

    assert answer.status_code == 200
    assert "Virhe:" in answer.content.decode()
    assert not Receiver.objects.exists()


def test_who_is_signed_in_changes_and_stops_on_the_page(client: Client, region: Region) -> None:
    user = open_account(email="seuraaja@yhdistys.example", now=NOW)
    client.force_login(user)

    client.post(PAGE, {"frequency": "now"})
    client.post(PAGE, {"frequency": "daily"})
    assert Subscription.objects.confirmed().get().frequency == "daily"
    assert "Lopeta nämä viestit" in client.get(PAGE).content.decode()

    assert client.post(PAGE, {"end": "1"})["Location"] == f"{PAGE}?sent=ended"
    assert not Subscription.objects.exists()
