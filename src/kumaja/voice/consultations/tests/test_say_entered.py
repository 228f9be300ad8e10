"""What came on paper or by telephone is written down for its speaker, by coordination alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from kumaja.foundation.accounts.models import User
from kumaja.foundation.regions.models import Region
from kumaja.network.networks.models import Network
from kumaja.network.networks.tests.factories import NetworkFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.consultations.actions.saying import NobodyBehind, submit_view
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.contributions.actions.recording import Speaker, View
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.tests.rows import an_association
from kumaja.voice.matters.tests.rows import NOW

PAPER = {
    "origin": "paper", "said_on": "2026-11-19", "said": "Ovi on raskas.", "basis": "board",
    "seen": "everyone", "answer_by": "letter", "answer_to": "Kotitie 1, Jokela", "act": "send",
    "point": ["Ovi on raskas."], "form_key": "k",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def own(region: Region) -> Organisation:
    return an_association(region, "Hangon Majakka ry")


def post(asked: Consultation, user: User, **more: Any) -> int:  # noqa: ANN401 - fields of a form
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, method="mfa", type="totp")
    request.session.save()
    url = reverse("consultations:say_entered", args=[asked.matter.address])
    return client.post(url, PAPER | more).status_code


def test_a_paper_keeps_its_day_and_where_its_answer_goes(
    asked: Consultation, own: Organisation, region: Region
) -> None:
    coordinator = a_person(RoleKind.COORDINATOR, region=region)

    status = post(asked, coordinator, speaker="association", association=own.code)

    said = Contribution.objects.get()
    assert (status, said.organisation, said.entered_by) == (302, own, coordinator)
    assert (said.origin, said.answer_by, said.answer_to) == ("paper", "letter", "Kotitie 1, Jokela")
    assert said.consulted.said_on == date(2026, 11, 19)


def test_nobody_but_coordination_writes_down_for_others(
    asked: Consultation, own: Organisation
) -> None:
    for kind in (RoleKind.SPOKESPERSON, RoleKind.ADMINISTRATOR, RoleKind.OFFICIAL):
        more = {} if kind == RoleKind.ADMINISTRATOR else {"organisation": own}
        assert post(asked, a_person(kind, **more), speaker="association", association=own.code) in {
            403, 404,
        }  # fmt: skip
    assert not Contribution.objects.exists()


def test_a_network_speaks_with_those_behind_it_named(
    asked: Consultation, own: Organisation, region: Region
) -> None:
    network: Network = NetworkFactory.create(region=region)
    coordinator = a_person(RoleKind.COORDINATOR, region=region)
    view = View(body="Ovi on raskas.", language="fi")

    with pytest.raises(NobodyBehind):
        submit_view(
            consultation=asked, speaker=Speaker(network=network), view=view, actor="test", now=NOW
        )
    assert post(asked, coordinator, speaker="network", network=network.code) == 200
    assert not Contribution.objects.exists()
    post(asked, coordinator, speaker="network", network=network.code, backers=[own.code])

    said = Contribution.objects.get()
    assert (said.network, [row.name for row in said.backers.all()]) == (network, [str(own)])


def test_a_day_to_come_is_refused(asked: Consultation, own: Organisation, region: Region) -> None:
    coordinator = a_person(RoleKind.COORDINATOR, region=region)
    given = {"speaker": "association", "association": own.code, "said_on": "2026-11-22"}

    assert post(asked, coordinator, **given) == 200
    assert not Contribution.objects.exists()
