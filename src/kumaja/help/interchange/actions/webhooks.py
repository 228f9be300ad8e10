"""Keeping webhooks: adding, pausing, trying, removing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from kumaja.foundation.audit.actions import record
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.index.queries.changes import cursor_now
from kumaja.foundation.outbox.actions import enqueue
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.help.interchange.domain.webhooks import Kind
from kumaja.help.interchange.engine.secrets import new_secret
from kumaja.help.interchange.models import Delivery, Webhook

DELIVER = "interchange.deliver_due"


class WebhookOff(Exception):
    """The webhook is paused, was switched off or removed: nothing is sent to it."""


@transaction.atomic
def add_webhook(
    *,
    region: Region,
    label: str,
    url: str,
    kinds: Collection[Kind],
    actor: object | None,
    now: datetime,
) -> Webhook:
    """Tell a system of changes from now on; what was before it reads from the interface."""
    require_open(region, now)
    cursor = cursor_now()
    row = Webhook(
        region=region, label=label, url=url, secret=new_secret(), kinds=sorted(kinds),
        created_at=now, told_transaction=cursor.transaction,
        told_change=cursor.change,
    )  # fmt: skip
    save_clean(row, exclude=["region"], force_insert=True)
    record(actor, "added", row, now=now, region=region, after=_state(row))
    return row


@transaction.atomic
def pause_webhook(*, webhook: Webhook, actor: object | None, now: datetime) -> None:
    """Tell the system nothing for the time being; what changes meanwhile is not told later."""
    require_open(webhook.region, now)
    if Webhook.objects.active().filter(pk=webhook.pk).update(paused_at=now):
        record(actor, "paused", webhook, now=now, region=webhook.region)


@transaction.atomic
def resume_webhook(*, webhook: Webhook, actor: object | None, now: datetime) -> None:
    """Tell the system again, from now on; one that was switched off is given another try."""
    require_open(webhook.region, now)
    cursor = cursor_now()
    rows = Webhook.objects.standing().filter(pk=webhook.pk)
    rows.update(
        paused_at=None, disabled_at=None, failing_since=None,
        told_transaction=cursor.transaction, told_change=cursor.change,
    )  # fmt: skip
    record(actor, "resumed", webhook, now=now, region=webhook.region)


@transaction.atomic
def renew_secret(*, webhook: Webhook, actor: object | None, now: datetime) -> None:
    """Sign with another secret from now on: the old one was seen, or can't be read any more."""
    require_open(webhook.region, now)
    Webhook.objects.standing().filter(pk=webhook.pk).update(secret=new_secret())
    record(actor, "renewed", webhook, now=now, region=webhook.region)


@transaction.atomic
def remove_webhook(*, webhook: Webhook, actor: object | None, now: datetime) -> None:
    """Tell the system nothing any more, and forget its secret."""
    if Webhook.objects.standing().filter(pk=webhook.pk).update(ended_at=now, secret=""):
        record(actor, "removed", webhook, now=now, region=webhook.region)


@transaction.atomic
def try_webhook(*, webhook: Webhook, actor: object | None, now: datetime) -> Delivery:
    """Send a message that tells of nothing, so that its receiver can be tried."""
    require_open(webhook.region, now)
    row = Webhook.objects.get(pk=webhook.pk)
    if not row.is_active:
        raise WebhookOff(row.code)
    payload = {"type": "trial", "timestamp": now.isoformat(), "data": {}}
    record(actor, "tried", row, now=now, region=row.region)
    enqueue(DELIVER, {}, now=now)  # at once: who tries it waits for the outcome
    return send(row, payload, now=now, is_trial=True)


def send(webhook: Webhook, payload: object, *, now: datetime, is_trial: bool = False) -> Delivery:
    """Write a message in the caller's transaction; it is delivered when its time has come."""
    return Delivery.objects.create(
        webhook=webhook, payload=payload, created_at=now, next_at=now, is_trial=is_trial
    )


def _state(row: Webhook) -> dict[str, object]:
    """Return what the log keeps: never the secret."""
    return {"label": row.label, "url": row.url, "kinds": row.kinds}
