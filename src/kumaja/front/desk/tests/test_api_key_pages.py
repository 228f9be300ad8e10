from __future__ import annotations

import re

import pytest
from django.test import Client

from kumaja.foundation.accounts.models import User
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import send
from kumaja.network.registry.actions.api_keys import MOST_KEYS
from kumaja.network.registry.models import ApiKey, Organisation

pytestmark = pytest.mark.django_db
WHOLE = re.compile(r"kumaja_[\w-]{32}")
GIVEN = {"name": "Verkkosivumme", "scopes": ["activities"], "last_on": "2027-05-31"}


def page(own: Organisation, rest: str = "") -> str:
    return f"/fi/meidan-yhdistys/{own.address}/avaimet/{rest}"


def test_a_key_is_shown_once_and_revoked(
    browser: Browser, own: Organisation, spokesperson: User
) -> None:
    client = browser(spokesperson)
    assert send(client, page(own), **GIVEN).status_code == 302
    session = str(dict(client.session.items()))
    once, again = (client.get(page(own)).content.decode() for _ in range(2))

    (found,) = WHOLE.findall(once)
    assert not WHOLE.search(again + session)
    assert "Verkkosivumme" in again
    assert "31.5.2027" in again
    row = ApiKey.objects.get()
    answer = Client().get("/api/v1/own", headers={"authorization": f"Bearer {found}"})
    assert answer.json()["scopes"] == ["activities"] == row.scopes

    assert send(client, page(own, f"{row.code}/poista/")).status_code == 302
    assert "Verkkosivumme" not in client.get(page(own)).content.decode()
    answer = Client().get("/api/v1/own", headers={"authorization": f"Bearer {found}"})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "changes",
    [{"name": ""}, {"scopes": []}, {"scopes": ["all"]}, {"last_on": "2026-11-20"},
     {"last_on": "2036-11-20"}],
)  # fmt: skip
def test_what_can_not_be_is_told(
    browser: Browser, own: Organisation, spokesperson: User, changes: dict[str, object]
) -> None:
    answer = send(browser(spokesperson), page(own), **(GIVEN | changes))
    assert "Virhe:" in answer.content.decode()
    assert not ApiKey.objects.exists()


def test_one_key_too_many_is_refused(
    browser: Browser, own: Organisation, spokesperson: User
) -> None:
    client = browser(spokesperson)
    for number in range(MOST_KEYS):
        send(client, page(own), **(GIVEN | {"name": f"Avain {number}"}))
    answer = send(client, page(own), **(GIVEN | {"name": "Yksi liikaa"}))
    assert "Kymmenen avainta" in answer.content.decode()
    assert ApiKey.objects.count() == MOST_KEYS


def test_editors_and_strangers_make_no_keys(
    browser: Browser, own: Organisation, other: Organisation, editor: User, spokesperson: User
) -> None:
    send(browser(spokesperson), page(own), **GIVEN)
    code = ApiKey.objects.get().code
    for client, organisation in ((browser(editor), own), (browser(spokesperson), other)):
        for path in (page(organisation), page(organisation, f"{code}/poista/")):
            assert client.get(path).status_code == 403
            assert client.post(path, GIVEN).status_code == 403
    assert ApiKey.objects.filter(revoked_at__isnull=True).count() == 1


def test_a_key_of_another_association_is_not_there(
    browser: Browser, own: Organisation, other: Organisation, region: Region, spokesperson: User
) -> None:
    send(browser(spokesperson), page(own), **GIVEN)
    ApiKey.objects.update(organisation=other)
    path = page(own, f"{ApiKey.objects.get().code}/poista/")
    assert browser(spokesperson).get(path).status_code == 404
