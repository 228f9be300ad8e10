"""Several hosts: a mailed code works at every one, a passkey at the one where it was made."""

from __future__ import annotations

import pytest
from django.test import Client

from kumaja.foundation.accounts.tests.factories import UserFactory, code_mailed_to
from kumaja.foundation.regions.tests.factories import RegionFactory

pytestmark = pytest.mark.django_db
MAIJA = "maija@vierella.example"
HOSTS = ("uusimaa.example", "lappi.example")


@pytest.fixture
def hosts(settings: object) -> None:
    settings.ALLOWED_HOSTS = [".example", "testserver"]  # type: ignore[attr-defined]
    for host in HOSTS:
        RegionFactory.create(slug=host.partition(".")[0], hosts=[host])


@pytest.mark.parametrize("host", HOSTS)
def test_a_mailed_code_signs_in_at_every_host(hosts: None, host: str) -> None:
    del hosts
    person = UserFactory.create(email=MAIJA)
    client = Client(headers={"host": host})
    page = client.get("/fi/kirjaudu/").text
    assert "Pääsyavain avaa vain sen osoitteen, jossa se on tehty." in page
    client.post("/fi/kirjaudu/", {"email": MAIJA})
    client.post("/fi/kirjaudu/koodi/", {"code": code_mailed_to(MAIJA)})
    assert client.session["_auth_user_id"] == str(person.pk)


@pytest.mark.parametrize("host", HOSTS)
def test_a_passkey_is_asked_for_the_host_that_asks(hosts: None, host: str) -> None:
    del hosts
    page = Client(headers={"host": host}).get("/fi/kirjaudu/paasyavain/").text
    assert f'"rpId": "{host}"' in page


def test_where_there_is_one_host_nothing_is_said_of_others() -> None:
    RegionFactory.create(hosts=["testserver"])
    assert "avaa vain sen osoitteen" not in Client().get("/fi/kirjaudu/").text
