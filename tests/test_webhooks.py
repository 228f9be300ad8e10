"""Webhooks: each change told once, signed, tried again, given up; nothing that is not public."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from kumaja.foundation.outbox.engine.fetch import AddressRefused, Answer, CallFailed
from kumaja.foundation.outbox.models import Mail
from kumaja.help.directory.actions.activities import archive_activity, update_activity
from kumaja.help.interchange.actions.telling import (
    deliver_due,
    tell_changes,
)
from kumaja.help.interchange.actions.webhooks import (
    WebhookOff,
    add_webhook,
    pause_webhook,
    resume_webhook,
    try_webhook,
)
from kumaja.help.interchange.domain.webhooks import Kind, headers_of, wait_after
from kumaja.help.interchange.models import Delivery, Webhook
from kumaja.network.registry.actions.records import RecordLinks, update_record
from tests.walk.world import CANARY, NOW, World, make_activity

URL = "https://jarjestelma.example/muutokset"
LATER = NOW + timedelta(hours=1)
BY: dict[str, Any] = {"actor": "test", "now": NOW}


def taken(_url: str, _body: bytes, _headers: dict[str, str]) -> Answer:
    return Answer(204, "")


def failing(failure: Exception | Answer) -> Callable[..., Answer]:
    def post(_url: str, _body: bytes, _headers: dict[str, str]) -> Answer:
        if isinstance(failure, Exception):
            raise failure
        return failure

    return post


@pytest.fixture
def world(world: World) -> World:
    """Return the world without the systems that are kept in it."""
    Webhook.objects.update(ended_at=NOW)
    return world


def a_webhook(world: World, *kinds: Kind) -> Webhook:
    return add_webhook(
        region=world.region, label="Järjestelmä", url=URL, kinds=kinds or tuple(Kind), **BY
    )


def types() -> list[str]:
    return [row.payload["type"] for row in Delivery.objects.order_by("pk")]


def test_the_signature_is_that_of_the_standard() -> None:
    # The example of the libraries of Standard Webhooks.
    headers = headers_of(
        "msg_p5jXN8AQM9LWM0D4loKWxJek", b'{"test": 2432232314}',
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        at=datetime.fromtimestamp(1614265330).astimezone(),
    )  # fmt: skip
    assert headers["webhook-timestamp"] == "1614265330"
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_waits_grow_and_end() -> None:
    waits = [wait_after(number) for number in range(1, 12)]
    told = [wait for wait in waits if wait]
    assert told == sorted(told) and waits[-1] is None
    assert sum(told, timedelta()) > timedelta(days=3)


@pytest.mark.django_db(transaction=True)
def test_each_change_is_told_once(world: World) -> None:
    a_webhook(world)
    assert tell_changes(now=NOW) == 0  # what was before it is not told
    activity = make_activity(world.own, world.region, "Uusi ryhmä")
    update_activity(activity=activity, values={"name_fi": "Uusi nimi"}, actor="x", now=LATER)
    update_record(organisation=world.own, region=world.region, values={}, links=RecordLinks(), **BY)
    assert tell_changes(now=LATER) == 2
    assert tell_changes(now=LATER) == 0
    first = Delivery.objects.order_by("pk")[0]
    assert first.payload["type"] == "activity.changed"
    assert first.payload["data"]["name"] == {"fi": "Uusi nimi"}
    assert first.payload["data"]["url"].endswith(f"/fi/toiminta/uusi-nimi-{activity.code}/")
    assert set(Delivery.objects.values_list("next_at", flat=True)) == {LATER}


@pytest.mark.django_db(transaction=True)
def test_what_came_and_what_went_is_told_as_such(world: World) -> None:
    a_webhook(world, Kind.ACTIVITY)
    make_activity(world.own, world.region, "Uusi")
    archive_activity(activity=world.activity, reason="Kirjattu kahdesti.", actor="x", now=LATER)
    tell_changes(now=LATER)
    assert types() == ["activity.created", "activity.archived"]
    assert "Kirjattu" not in json.dumps([row.payload for row in Delivery.objects.all()])


@pytest.mark.django_db(transaction=True)
def test_only_the_asked_kinds_of_the_own_region_are_told(world: World) -> None:
    a_webhook(world, Kind.NETWORK)
    make_activity(world.own, world.region, "Ei kysytty")
    make_activity(world.elsewhere, world.other, f"{CANARY} muualla")
    assert tell_changes(now=NOW) == 0
    a_webhook(world, Kind.ACTIVITY)
    make_activity(world.elsewhere, world.other, f"{CANARY} taas")
    assert tell_changes(now=NOW) == 0


@pytest.mark.django_db(transaction=True)
def test_nothing_is_written_when_the_log_can_not_be_followed_to_the_end(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = a_webhook(world)
    make_activity(world.own, world.region, "Uusi")
    before = (row.told_transaction, row.told_change)

    def broken(*_given: object, **_named: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("kumaja.help.interchange.actions.telling.send", broken)
    with pytest.raises(RuntimeError), transaction.atomic():
        tell_changes(now=NOW)
    row.refresh_from_db()
    assert not Delivery.objects.exists() and (row.told_transaction, row.told_change) == before


@pytest.mark.django_db(transaction=True)
def test_a_message_keeps_its_id_through_all_attempts(world: World) -> None:
    row = try_webhook(webhook=a_webhook(world), **BY)
    seen: list[dict[str, str]] = []

    def post(url: str, body: bytes, headers: dict[str, str]) -> Answer:
        assert (url, json.loads(body)["type"]) == (URL, "trial")
        seen.append(headers)
        return Answer(500 if len(seen) == 1 else 200, "x")

    Delivery.objects.update(is_trial=False)
    deliver_due(post=post, now=NOW)
    deliver_due(post=post, now=LATER)
    deliver_due(post=post, now=LATER)  # delivered already
    assert [headers["webhook-id"] for headers in seen] == [row.code, row.code]
    assert seen[0]["webhook-signature"] != seen[1]["webhook-signature"]
    row.refresh_from_db()
    assert row.delivered_at == LATER and row.attempts == 2 and row.webhook.failing_since is None


@pytest.mark.django_db(transaction=True)  # the log tells what was committed
@pytest.mark.parametrize(
    "failure",
    [CallFailed("timed out"), AddressRefused("no"), Answer(500, "x\x00"), Answer(302, "")],
)
def test_what_fails_is_tried_again_and_five_days_of_it_switch_off(
    world: World, failure: Exception | Answer
) -> None:
    world.region.email = "koordinaatio@walk.example"
    world.region.save(update_fields=["email"])
    webhook = a_webhook(world)
    row = try_webhook(webhook=webhook, **BY)
    Delivery.objects.update(is_trial=False)
    deliver_due(post=failing(failure), now=NOW)
    row.refresh_from_db()
    assert row.next_at == NOW + timedelta(minutes=1) and not row.given_up_at
    make_activity(world.own, world.region, "Odottaa")
    assert tell_changes(now=LATER) == 1
    for _ in range(2):
        deliver_due(post=failing(failure), now=NOW + timedelta(days=5))
    webhook.refresh_from_db()
    assert webhook.disabled_at
    assert not Delivery.objects.filter(next_at__isnull=False).exists()
    assert Delivery.objects.filter(given_up_at__isnull=False).count() == 2
    assert Mail.objects.filter(kind="webhook_off", to="koordinaatio@walk.example").count() == 1
    make_activity(world.own, world.region, "Uusi")
    assert tell_changes(now=LATER) == 0
    with pytest.raises(WebhookOff):
        try_webhook(webhook=webhook, **BY)


@pytest.mark.django_db(transaction=True)
def test_one_that_fails_keeps_nobody_waiting(world: World) -> None:
    slow, quick = a_webhook(world), a_webhook(world)
    Webhook.objects.filter(pk=quick.pk).update(url="https://nopea.example/")
    for number in range(3):
        make_activity(world.own, world.region, f"Ryhmä {number}")
    tell_changes(now=NOW)
    called: list[str] = []

    def post(url: str, _body: bytes, _headers: dict[str, str]) -> Answer:
        called.append(url)
        return Answer(204 if "nopea" in url else 500, "")

    deliver_due(post=post, now=NOW)
    assert [url == URL for url in called] == [True, False, False, False]
    called.clear()
    deliver_due(post=post, now=LATER)
    assert called == [URL]
    seconds = iter([0.0, 1.0, 61.0, 62.0])
    called.clear()
    deliver_due(post=taken_by(called), now=LATER, clock=lambda: next(seconds))
    assert called == [URL]
    assert slow.deliveries.filter(next_at__isnull=False).exists()


def taken_by(called: list[str]) -> Callable[..., Answer]:
    def post(url: str, _body: bytes, _headers: dict[str, str]) -> Answer:
        called.append(url)
        return Answer(204, "")

    return post


@pytest.mark.django_db(transaction=True)
def test_the_demonstration_sends_nothing(world: World) -> None:
    world.region.is_demonstration = True
    world.region.save(update_fields=["is_demonstration"])
    row = try_webhook(webhook=a_webhook(world), **BY)
    called: list[str] = []
    deliver_due(post=taken_by(called), now=NOW)
    row.refresh_from_db()
    assert called == [] and row.given_up_at == NOW


@pytest.mark.django_db(transaction=True)
def test_paused_is_not_told_and_resumed_begins_from_then(world: World) -> None:
    webhook = a_webhook(world)
    pause_webhook(webhook=webhook, **BY)
    make_activity(world.own, world.region, "Tauolla")
    assert tell_changes(now=NOW) == 0
    resume_webhook(webhook=webhook, **BY)
    assert tell_changes(now=NOW) == 0
    make_activity(world.own, world.region, "Taas")
    assert tell_changes(now=NOW) == 1
