"""Forms of asking members sent twice: from the page as it stands, each leaves one row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory, a_person
from kumaja.voice.matters.tests.rows import DAY, NOW, a_matter
from kumaja.voice.relay.actions import begin_relay
from kumaja.voice.relay.models import Relay, RelayAnswer
from kumaja.voice.relay.tests.test_relay import ANSWER, client_of

_FORM_KEY = re.compile(r'name="form_key" value="([^"]+)"')


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def own(region: Region) -> Organisation:
    made: Organisation = OrganisationFactory.create(region=region)
    return made


def _twice(client: Client, url: str, form: Mapping[str, object]) -> None:
    """Send what the page holds two times, as two presses do."""
    found = _FORM_KEY.search(client.get(url).content.decode())
    assert found is not None, "The form carries no key."
    first, again = (client.post(url, {**form, "form_key": found[1]}) for _press in range(2))
    assert (first.status_code, first["Location"]) == (302, again["Location"])


def test_a_members_answer(region: Region, own: Organisation) -> None:
    relay = begin_relay(
        organisation=own, matter=a_matter(region), question="Mikä toimii?", language="fi",
        closes_at=NOW + 14 * DAY, members=140, actor="test", now=NOW,
    )  # fmt: skip

    _twice(Client(), reverse("relay:answer", args=[relay.code]), {"answer": ANSWER})

    assert RelayAnswer.objects.count() == 1
    relay.refresh_from_db()
    assert relay.answered == 1


def test_a_question_to_members(region: Region, own: Organisation) -> None:
    client = client_of(a_person(RoleKind.SPOKESPERSON, organisation=own))
    closes = (NOW + 7 * DAY).date().isoformat()
    form = {"organisation": own.code, "question": "Mikä toimii?", "closes_on": closes}

    _twice(client, reverse("relay:begin", args=[a_matter(region).address]), form)

    assert Relay.objects.count() == 1
