"""Webhooks: who keeps them, what each change of theirs leaves in the log, what is not told."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.index.actions import touch
from kumaja.foundation.outbox.engine.fetch import Answer
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.models import Region
from kumaja.help.interchange.actions.telling import deliver_due, tell_changes
from kumaja.help.interchange.actions.webhooks import (
    WebhookOff,
    add_webhook,
    pause_webhook,
    remove_webhook,
    renew_secret,
    resume_webhook,
    try_webhook,
)
from kumaja.help.interchange.domain.webhooks import Kind
from kumaja.help.interchange.models import Delivery, Webhook
from kumaja.help.interchange.policies import may_keep_interfaces, webhooks_kept_by
from tests.walk.world import NOW, World

URL = "https://jarjestelma.example/muutokset"
BY: dict[str, Any] = {"actor": "test", "now": NOW}
KEEPERS = {"coordinator", "administrator"}


def a_webhook(world: World) -> Webhook:
    Webhook.objects.update(ended_at=NOW)
    return add_webhook(region=world.region, label="Järjestelmä", url=URL, kinds=tuple(Kind), **BY)


def answering(status: int) -> Any:  # noqa: ANN401 - any way of sending
    return lambda *_given: Answer(status, "")


@pytest.mark.django_db
def test_coordination_and_administrators_alone_keep_them(world: World) -> None:
    webhook = a_webhook(world)
    people = world.people | {"nobody": AnonymousUser()}
    for name, person in people.items():
        seen = webhooks_kept_by(person, world.region, NOW.date())
        assert may_keep_interfaces(person, world.region, NOW.date()) is (name in KEEPERS), name
        assert list(seen) == ([webhook] if name in KEEPERS else []), name
    assert not may_keep_interfaces(people["coordinator"], world.other, NOW.date())
    assert not webhooks_kept_by(people["coordinator"], world.other, NOW.date()).exists()


@pytest.mark.django_db
def test_each_change_of_a_system_is_in_the_log_of_its_region(world: World) -> None:
    webhook = a_webhook(world)
    for act in (pause_webhook, resume_webhook, renew_secret, try_webhook, remove_webhook):
        act(webhook=webhook, **BY)
    rows = AuditRow.objects.filter(object_label="interchange.Webhook", object_key=webhook.code)
    verbs = ["added", "paused", "resumed", "renewed", "tried", "removed"]
    assert list(rows.order_by("pk").values_list("verb", flat=True)) == verbs
    # Neither the secret nor what it is encrypted to.
    assert rows.get(verb="added").after.keys() == {"label", "url", "kinds"}


@pytest.mark.django_db
def test_a_removed_system_stays_without_a_secret_whatever_is_pressed(world: World) -> None:
    webhook = a_webhook(world)
    remove_webhook(webhook=webhook, **BY)
    renew_secret(webhook=webhook, **BY)
    pause_webhook(webhook=webhook, **BY)
    resume_webhook(webhook=webhook, **BY)
    webhook.refresh_from_db()
    assert (webhook.ended_at, webhook.secret, webhook.paused_at) == (NOW, "", None)
    with pytest.raises(WebhookOff):
        try_webhook(webhook=webhook, **BY)
    assert not Delivery.objects.exists()


@pytest.mark.django_db
def test_a_region_that_has_ended_adds_and_changes_none_but_may_remove(world: World) -> None:
    webhook = a_webhook(world)
    Region.objects.filter(pk=world.region.pk).update(closed_at=NOW)
    webhook.region.refresh_from_db()
    world.region.refresh_from_db()
    with pytest.raises(RegionClosed):
        add_webhook(region=world.region, label="x", url=URL, kinds=[Kind.ACTIVITY], **BY)
    for act in (pause_webhook, resume_webhook, renew_secret, try_webhook):
        with pytest.raises(RegionClosed):
            act(webhook=webhook, **BY)
    assert not Delivery.objects.exists()
    remove_webhook(webhook=webhook, **BY)
    assert not Webhook.objects.standing().exists()


@pytest.mark.django_db
def test_a_secret_that_can_not_be_read_keeps_nobody_else_waiting(world: World) -> None:
    broken, whole = a_webhook(world), try_webhook(webhook=a_webhook(world), **BY).webhook
    Webhook.objects.filter(pk=broken.pk).update(secret="nonsense", ended_at=None)
    unread = try_webhook(webhook=broken, **BY)
    deliver_due(post=answering(204), now=NOW)
    unread.refresh_from_db()
    assert unread.attempts == 1 and unread.delivered_at is None
    assert whole.deliveries.get().delivered_at == NOW


@pytest.mark.django_db
@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_trial_is_tried_once(world: World, status: int) -> None:
    row = try_webhook(webhook=a_webhook(world), **BY)
    deliver_due(post=answering(status), now=NOW)
    row.refresh_from_db()
    assert (row.given_up_at, row.next_at, row.status) == (NOW, None, status)


@pytest.mark.django_db
def test_what_waits_for_a_system_that_is_off_is_given_up_and_never_sent(world: World) -> None:
    webhook = a_webhook(world)
    row = try_webhook(webhook=webhook, **BY)
    pause_webhook(webhook=webhook, **BY)
    sent: list[str] = []

    def post(url: str, _body: bytes, _headers: dict[str, str]) -> Answer:
        sent.append(url)
        return Answer(204, "")

    deliver_due(post=post, now=NOW)
    row.refresh_from_db()
    assert sent == [] and (row.given_up_at, row.delivered_at) == (NOW, None)


@pytest.mark.django_db(transaction=True)  # the log tells what was committed
def test_no_kind_of_another_region_is_told(world: World) -> None:
    webhook = a_webhook(world)
    for row in (world.elsewhere, world.elsewhere_activity, world.elsewhere_network):
        touch(row._meta.label, row.code, now=NOW)
    assert tell_changes(now=NOW) == 0
    for own in (world.own, world.activity, world.network):
        touch(own._meta.label, own.code, now=NOW)
    assert tell_changes(now=NOW) == len(Kind)
    codes = {row.payload["data"]["code"] for row in webhook.deliveries.all()}
    assert codes == {world.own.code, world.activity.code, world.network.code}


@pytest.mark.django_db(transaction=True)
def test_a_system_that_is_tried_again_is_told_from_then_on(world: World) -> None:
    webhook = a_webhook(world)
    touch("registry.Organisation", world.own.code, now=NOW)
    Webhook.objects.filter(pk=webhook.pk).update(disabled_at=NOW, failing_since=NOW)
    resume_webhook(webhook=webhook, **BY)
    webhook.refresh_from_db()
    assert webhook.is_active and webhook.failing_since is None
    assert tell_changes(now=NOW) == 0
