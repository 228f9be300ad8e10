"""What members answer is their association's alone; counts and its own words leave."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from allauth.account.internal.flows.login import record_authentication
from django.core.cache import cache
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory, a_person
from kumaja.voice.matters.tests.rows import DAY, NOW, a_matter
from kumaja.voice.relay.actions import (
    NothingAnswered,
    NotOwn,
    RelayClosed,
    answer_relay,
    begin_relay,
    close_relay,
    forget_old_answers,
    sum_up,
)
from kumaja.voice.relay.models import Relay, RelayAnswer
from kumaja.voice.relay.queries import leaving_of
from kumaja.voice.relay.views import MOST_AN_HOUR

ANSWER = "Kuulolaite ei toimi puhelimessa."


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def own(region: Region) -> Organisation:
    made: Organisation = OrganisationFactory.create(region=region)
    return made


@pytest.fixture
def asked(region: Region, own: Organisation) -> Relay:
    return begin_relay(
        organisation=own, matter=a_matter(region), question="Mikä toimii?", language="fi",
        closes_at=NOW + 14 * DAY, members=140, actor="test", now=NOW,
    )  # fmt: skip


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, method="mfa", type="totp")
    request.session.save()
    return client


def test_a_member_answers_without_account_and_only_the_association_reads(asked: Relay) -> None:
    url = reverse("relay:answer", args=[asked.code])
    assert Client().post(url, {"answer": ANSWER, "form_key": "k"}).status_code == 302
    Client().post(url, {"answer": ANSWER, "form_key": "k"})

    assert RelayAnswer.objects.get().answered_on == NOW.date()
    own = client_of(a_person(RoleKind.EDITOR, organisation=asked.organisation))
    page = reverse("relay:relay", args=[asked.matter.address, asked.code])
    assert ANSWER in own.get(page).content.decode()
    assert not AuditRow.objects.filter(object_label__contains="RelayAnswer").exists()
    begun = AuditRow.objects.get(object_label="relay.Relay").after
    assert begun is not None
    assert "answered" not in begun


@pytest.mark.parametrize("role", ["coordinator", "official", "administrator", "another", "nobody"])
def test_nobody_else_can_ever_read_what_members_answered(asked: Relay, role: str) -> None:
    answer_relay(relay=asked, text=ANSWER, now=NOW)
    made = {
        "coordinator": lambda: a_person(RoleKind.COORDINATOR, region=asked.region),
        "official": lambda: a_person(
            RoleKind.OFFICIAL, organisation=asked.matter.owners.get().organisation
        ),
        "administrator": lambda: a_person(RoleKind.ADMINISTRATOR),
        "another": lambda: a_person(
            RoleKind.SPOKESPERSON, organisation=OrganisationFactory.create(region=asked.region)
        ),
    }  # fmt: skip
    client = client_of(made[role]()) if role in made else Client()
    for name in ("relay", "sheet", "close"):
        url = reverse(f"relay:{name}", args=[asked.matter.address, asked.code])
        for answer in (client.get(url), client.post(url, {"summary": "x"})):
            assert answer.status_code in {302, 404, 405}
            assert ANSWER not in answer.content.decode()
    begin = reverse("relay:begin", args=[asked.matter.address])
    assert "Mikä toimii?" not in client.get(begin).content.decode()
    asked.refresh_from_db()
    assert (asked.closed_at, asked.summary) == (None, "")


def test_only_counts_and_the_associations_own_words_leave(asked: Relay) -> None:
    answer_relay(relay=asked, text=ANSWER, now=NOW)
    assert leaving_of(asked.organisation, asked.matter) is None
    sum_up(relay=asked, summary="Puhelin ei sovi kaikille.", members=140, actor="test", now=NOW)

    left = leaving_of(asked.organisation, asked.matter)
    assert left is not None
    assert (left.members, left.heard, left.summary) == (140, 1, "Puhelin ei sovi kaikille.")
    assert ANSWER not in repr(left)


def test_closed_takes_no_answer_by_any_way(asked: Relay) -> None:
    with pytest.raises(RelayClosed):
        answer_relay(relay=asked, text=ANSWER, now=asked.closes_at)
    assert answer_relay(relay=asked, text=ANSWER, now=asked.closes_at - timedelta(microseconds=1))
    close_relay(relay=asked, actor="test", now=NOW)
    with pytest.raises(RelayClosed):
        answer_relay(relay=asked, text=ANSWER, now=NOW)
    page = Client().post(reverse("relay:answer", args=[asked.code]), {"answer": "Toinen."})

    assert (page.status_code, RelayAnswer.objects.count()) == (409, 1)
    assert "Toinen." in page.content.decode()


def test_an_identity_code_is_not_taken_in(asked: Relay) -> None:
    with pytest.raises(NothingAnswered):
        answer_relay(relay=asked, text="Hän on 131052-308T.", now=NOW)
    page = Client().post(reverse("relay:answer", args=[asked.code]), {"answer": "131052-308T"})

    assert page.status_code == 200
    assert not RelayAnswer.objects.exists()


def test_one_network_answers_so_many_times_an_hour(asked: Relay, settings: Settings) -> None:
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "relay"}}
    cache.clear()
    url = reverse("relay:answer", args=[asked.code])
    statuses = [Client().post(url, {"answer": f"{n}"}).status_code for n in range(MOST_AN_HOUR + 1)]

    assert statuses == [*[302] * MOST_AN_HOUR, 429]
    assert RelayAnswer.objects.count() == MOST_AN_HOUR


def test_only_its_own_people_ask_sum_up_and_close(asked: Relay, region: Region) -> None:
    for actor in (
        a_person(RoleKind.COORDINATOR, region=region),
        a_person(RoleKind.OFFICIAL, organisation=asked.organisation),
    ):
        with pytest.raises(NotOwn):
            sum_up(relay=asked, summary="x", members=None, actor=actor, now=NOW)
        with pytest.raises(NotOwn):
            close_relay(relay=asked, actor=actor, now=NOW)
    asked.refresh_from_db()
    assert (asked.summary, asked.closed_at) == ("", None)


def test_answers_are_forgotten_after_two_years_and_their_number_stays(asked: Relay) -> None:
    answer_relay(relay=asked, text=ANSWER, now=NOW)

    assert forget_old_answers(now=NOW + 730 * DAY) == 0
    assert forget_old_answers(now=NOW + 731 * DAY) == 1
    asked.refresh_from_db()
    assert asked.answered == 1
