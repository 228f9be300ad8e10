"""Keeping webhooks: the secret, the address, the desk; what another region has is not there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.outbox.engine.fetch import Answer
from kumaja.help.interchange.actions.telling import deliver_due, forget_deliveries
from kumaja.help.interchange.actions.webhooks import (
    add_webhook,
    remove_webhook,
    renew_secret,
    try_webhook,
)
from kumaja.help.interchange.domain.webhooks import Kind
from kumaja.help.interchange.engine.secrets import read_secret
from kumaja.help.interchange.models import Delivery, Webhook
from tests.walk.visitors import signed_in
from tests.walk.world import CANARY, NOW, World

URL = "https://jarjestelma.example/muutokset"
BY: dict[str, Any] = {"actor": "test", "now": NOW}


def taken(_url: str, _body: bytes, _headers: dict[str, str]) -> Answer:
    return Answer(204, "")


@pytest.fixture
def world(world: World) -> World:
    """Return the world without the systems that are kept in it."""
    Webhook.objects.update(ended_at=NOW)
    return world


def a_webhook(world: World) -> Webhook:
    return add_webhook(region=world.region, label="Järjestelmä", url=URL, kinds=tuple(Kind), **BY)


@pytest.mark.django_db
def test_the_secret_is_kept_encrypted_and_nowhere_else(world: World) -> None:
    webhook = a_webhook(world)
    secret = read_secret(webhook.secret)
    assert secret.startswith("whsec_") and secret not in webhook.secret
    renew_secret(webhook=webhook, **BY)
    webhook.refresh_from_db()
    assert read_secret(webhook.secret) != secret
    log = str(list(AuditRow.objects.filter(object_label="interchange.Webhook").values()))
    assert "whsec_" not in log and webhook.secret not in log
    remove_webhook(webhook=webhook, **BY)
    webhook.refresh_from_db()
    assert webhook.secret == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    "url", ["http://x.example/", "https://a:b@x.example/", "https://x.example:22/", "javascript:x"]
)
def test_an_address_that_may_not_be_called_is_not_kept(world: World, url: str) -> None:
    with pytest.raises(ValidationError):
        add_webhook(region=world.region, label="x", url=url, kinds=[Kind.ACTIVITY], **BY)
    assert not Webhook.objects.filter(url=url).exists()


@pytest.mark.django_db
def test_old_messages_are_forgotten(world: World) -> None:
    try_webhook(webhook=a_webhook(world), **BY)
    forget_deliveries(now=NOW + timedelta(days=29))
    assert Delivery.objects.exists()
    forget_deliveries(now=NOW + timedelta(days=31))
    assert not Delivery.objects.exists()


@pytest.mark.django_db
def test_a_coordinator_adds_tries_and_removes_a_system(world: World) -> None:
    client = signed_in(world.people["coordinator"])
    sent = {"label": "Kunta", "url": URL, "kinds": ["activity"], "form_key": "k1"}
    bad = client.post(reverse("desk:webhook_create"), sent | {"url": "http://10.0.0.1/"})
    assert "Kirjoita osoite, joka alkaa https://" in bad.content.decode()
    page = client.post(reverse("desk:webhook_create"), sent | {"form_key": "k2"})["Location"]
    row = Webhook.objects.standing().get(label="Kunta")
    assert "whsec_" in client.get(page).content.decode()
    client.post(reverse("desk:webhook_try", args=[row.code]), {"form_key": "k3"})
    deliver_due(post=taken, now=timezone.now())
    assert "Vastaanotettu" in client.get(page).content.decode()
    client.post(reverse("desk:webhook_remove", args=[row.code]), {"form_key": "k4"})
    assert client.get(page).status_code == 404
    assert "Kunta" not in client.get(reverse("desk:webhooks")).content.decode()


@pytest.mark.django_db
def test_a_system_of_another_region_is_not_there(world: World) -> None:
    row = add_webhook(region=world.other, label=CANARY, url=URL, kinds=[Kind.ACTIVITY], **BY)
    client = signed_in(world.people["coordinator"])
    assert CANARY not in client.get(reverse("desk:webhooks")).content.decode()
    for name in ("webhook", "webhook_try", "webhook_renew", "webhook_remove"):
        path = reverse(f"desk:{name}", args=[row.code])
        assert client.post(path, {"form_key": name}).status_code in {404, 405}
    row.refresh_from_db()
    assert row.ended_at is None and not Delivery.objects.exists()
