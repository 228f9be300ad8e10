"""Following the log of changes for each webhook, and delivering its messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from time import monotonic
from typing import Final

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.accounts.engine.encryption import Undecipherable
from kumaja.foundation.index.domain.cursor import Cursor
from kumaja.foundation.index.models import Change
from kumaja.foundation.index.queries.changes import changes_after
from kumaja.foundation.outbox.actions import post as mail_out
from kumaja.foundation.outbox.engine.fetch import AddressRefused, Answer, CallFailed
from kumaja.help.interchange.actions.webhooks import send
from kumaja.help.interchange.domain.webhooks import (
    KEPT_FOR,
    LABELS,
    body_of,
    headers_of,
    is_given_up,
    wait_after,
)
from kumaja.help.interchange.engine.secrets import read_secret
from kumaja.help.interchange.models import Delivery, Webhook
from kumaja.help.interchange.queries.told import told_of

PORTION: Final = 500
MOST: Final = 200  # messages of one webhook in a row
SECONDS: Final = 60
Post = Callable[[str, bytes, dict[str, str]], Answer]


def tell_changes(*, now: datetime) -> int:
    """Write the messages on what has changed since each webhook was last told; returns how many."""
    codes = Webhook.objects.active().order_by("pk").values_list("code", flat=True)
    return sum(_tell_one(code, now) for code in list(codes))


@transaction.atomic
def _tell_one(code: str, now: datetime) -> int:
    """Write the next messages of one webhook and how far it has been told, together or not at all.

    A row that changed several times within the portion is told once.
    """
    row = Webhook.objects.active().select_for_update(of=("self",)).filter(code=code).first()
    if row is None:
        return 0
    changes = changes_after(Cursor(row.told_transaction, row.told_change), PORTION)
    if not changes:
        return 0
    row.told_transaction, row.told_change = changes[-1].transaction, changes[-1].id
    row.save(update_fields=["told_transaction", "told_change"])
    messages = list(told_of(row.region, _wanted(row, changes)))
    for message in messages:
        send(row, message.payload(), now=now)
    return len(messages)


def _wanted(row: Webhook, changes: Iterable[Change]) -> dict[tuple[str, str], datetime]:
    """Return label and code of each changed row that the webhook asks for, with when it changed."""
    return {
        (change.label, change.key): change.at
        for change in changes
        if change.label in LABELS and LABELS[change.label] in row.kinds
    }


def deliver_due(*, post: Post, now: datetime, clock: Callable[[], float] = monotonic) -> None:
    """Deliver what is due, for a minute at most: mail and the rest of the work wait meanwhile.

    One failure ends a webhook's turn, and those that fail come last: a receiver that lets us wait
    takes little from the others.
    """
    until, due = clock() + SECONDS, Delivery.objects.filter(next_at__lte=now)
    waiting = Webhook.objects.filter(pk__in=due.values("webhook"))
    ordered = waiting.order_by(F("failing_since").asc(nulls_first=True), "pk")
    for key in list(ordered.values_list("pk", flat=True)):
        rows = due.filter(webhook=key).order_by("next_at", "pk")
        for code in list(rows.values_list("code", flat=True)[:MOST]):
            if clock() >= until:
                return
            if not deliver(code, post=post, now=now):
                break


def deliver(code: str, *, post: Post, now: datetime) -> bool:
    """Try to deliver one message; returns whether it was taken, or nothing was left to do.

    At least once: a receiver that knows the id already does nothing.
    """
    row = Delivery.objects.select_related("webhook__region").filter(code=code).first()
    if row is None or row.next_at is None:
        return True
    if (why := _unsent(row.webhook)) is not None:
        _give_up(row, why, now)
        return True
    body = body_of(row.payload)
    try:
        headers = headers_of(row.code, body, read_secret(row.webhook.secret), at=now)
        answer = post(row.webhook.url, body, headers)
    except (AddressRefused, CallFailed, Undecipherable) as failure:
        _failed(row, None, str(failure), now)
        return False
    if answer.is_taken:
        _delivered(row, answer, now)
    else:
        _failed(row, answer.status, answer.text, now)
    return answer.is_taken


def _unsent(webhook: Webhook) -> str | None:
    """Return why nothing is sent, None when it is: anyone may try a role in the demonstration."""
    if webhook.region.is_demonstration:
        return "the demonstration sends nothing"
    return None if webhook.is_active else "it is off"


@transaction.atomic
def _delivered(row: Delivery, answer: Answer, now: datetime) -> None:
    Delivery.objects.filter(pk=row.pk).update(
        delivered_at=now, next_at=None, status=answer.status, attempts=row.attempts + 1, error=""
    )
    Webhook.objects.filter(pk=row.webhook_id).update(failing_since=None)


@transaction.atomic
def _failed(row: Delivery, status: int | None, error: str, now: datetime) -> None:
    """Note what happened, and when it is tried again; long failure switches the webhook off."""
    wait = None if row.is_trial else wait_after(row.attempts + 1)
    Delivery.objects.filter(pk=row.pk).update(
        attempts=row.attempts + 1, status=status, error=error.replace("\x00", "")[:300],
        next_at=now + wait if wait else None, given_up_at=None if wait else now,
    )  # fmt: skip
    Webhook.objects.filter(pk=row.webhook_id, failing_since__isnull=True).update(failing_since=now)
    webhook = Webhook.objects.select_related("region").get(pk=row.webhook_id)
    if is_given_up(webhook.failing_since, now):
        _switch_off(webhook, now)


def _switch_off(webhook: Webhook, now: datetime) -> None:
    """Send nothing more, what waits too, and ask coordination once to see to it."""
    waiting = Delivery.objects.filter(webhook=webhook, next_at__isnull=False)
    waiting.update(given_up_at=now, next_at=None)
    rows = Webhook.objects.filter(pk=webhook.pk, disabled_at__isnull=True)
    if rows.update(disabled_at=now) and webhook.region.email:
        with override("fi"):
            subject = _("Switched off: %(name)s is not told of changes") % {"name": webhook.label}
            body = _(
                "%(name)s has taken nothing for five days, so nothing more is sent to it.\n\n"
                "Ask who looks after it, then switch it on again: Coordination, Interfaces, "
                "Webhooks."
            ) % {"name": webhook.label}
        mail_out(
            to=webhook.region.email, subject=subject, body=body, region=webhook.region,
            language="fi", kind="webhook_off", now=now,
        )  # fmt: skip


def _give_up(row: Delivery, error: str, now: datetime) -> None:
    Delivery.objects.filter(pk=row.pk).update(given_up_at=now, next_at=None, error=error)


def forget_deliveries(*, now: datetime) -> None:
    """Delete messages that were sent or given up a month ago."""
    Delivery.objects.filter(created_at__lt=now - KEPT_FOR).delete()
